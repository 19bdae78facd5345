{#- Keys are readable: 亩 → 平方米, and the unit alone where it has no canonical one. -#}
{% macro unit_id(unit, canonical_unit) -%}
    concat_ws(' → ', {{ unit }}, {{ canonical_unit }})
{%- endmacro %}

{#- An ISO 8601 interval, both ends included: 2025-01-01/2025-12-31. Null unless both ends are known. -#}
{% macro period_id(period_start, period_end) -%}
    cast({{ period_start }} as varchar) || '/' || cast({{ period_end }} as varchar)
{%- endmacro %}
