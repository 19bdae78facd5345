{#- Keys are readable: 亩 → 平方米, and the unit alone where it has no canonical one. -#}
{% macro unit_id(unit, canonical_unit) -%}
    concat_ws(' → ', {{ unit }}, {{ canonical_unit }})
{%- endmacro %}

{#- An ISO 8601 interval, both ends included: 2025-01-01/2025-12-31. Null unless both ends are known. -#}
{% macro period_id(period_start, period_end) -%}
    cast({{ period_start }} as varchar) || '/' || cast({{ period_end }} as varchar)
{%- endmacro %}

{#-
    The code a place has in GB/T 2260, as stated or found by its full name. Areas of several provinces have a code of
    our own, which is not given to readers as an official one.
-#}
{% macro official_code(stated_code, code_by_name) -%}
    nullif(regexp_extract(coalesce({{ stated_code }}, {{ code_by_name }}), '^[0-9]{6}$'), '')
{%- endmacro %}
