{#-
    A column of a mention after corrections. A correction applies only while the mention still says what the entry
    expects; otherwise the stated answer stays and the test `every_correction_still_fits` stops the build.
    An empty `new` makes the answer null. The caller's row has `expected_texts` and `new_texts`, by column name.
-#}
{% macro corrected(column_name, data_type='varchar') -%}
case
            when
                map_contains(new_texts, '{{ column_name }}')
                and (
                    {{ column_name }}
                    is not distinct from
                    try_cast(expected_texts['{{ column_name }}'] as {{ data_type }})
                )
                then cast(new_texts['{{ column_name }}'] as {{ data_type }})
            else {{ column_name }}
        end
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
        'is_per_year': 'boolean',
        'stated_base_year': 'integer',
        'bound': 'varchar',
        'status': 'varchar',
        'period_start': 'date',
        'period_end': 'date',
        'region': 'varchar',
        'region_code': 'varchar',
        'subject': 'varchar',
    }) }}
{%- endmacro %}
