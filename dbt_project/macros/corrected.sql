{#-
    A column of a mention after corrections. A correction applies only while the mention still says what the entry
    expects; otherwise the stated answer stays and the test `every_correction_still_fits` stops the build.
    An empty `new` makes the answer null. The caller's row has `corrections`, a map from column name to the entry.
-#}
{% macro corrected(column_name, data_type='varchar') -%}
    case
        when
            corrections['{{ column_name }}'] is not null
            and try_cast(corrections['{{ column_name }}'].expected_old as {{ data_type }})
            is not distinct from {{ column_name }}
            then cast(corrections['{{ column_name }}'].new as {{ data_type }})
        else {{ column_name }}
    end as {{ column_name }}
{%- endmacro %}

{#- The columns of a mention that a correction may name, with their types. -#}
{% macro correctable_columns() -%}
    {{ return({
        'stated_number': 'decimal(28, 10)',
        'low_number': 'decimal(28, 10)',
        'high_number': 'decimal(28, 10)',
        'scale_text': 'varchar',
        'low_scale_text': 'varchar',
        'unit_spelling': 'varchar',
        'is_fall': 'boolean',
        'measure': 'varchar',
        'bound': 'varchar',
        'status': 'varchar',
        'period_start': 'date',
        'period_end': 'date',
        'region': 'varchar',
        'region_code': 'varchar',
        'subject': 'varchar',
    }) }}
{%- endmacro %}
