{#-
    Whether a figure of fct_observations stands after a word: in its clause, or in one of so many up to its own.
    `relation` is named where others are joined to it: 'observations.'
-#}
{% macro stands_after(word, in_clauses, relation='') -%}
    coalesce(regexp_matches(
        left({{ relation }}sentence, {{ relation }}char_start - {{ relation }}sentence_start),
        '{{ word }}[^，；。]*(，[^，；。]*){0,{{ in_clauses - 1 }}}$'
    ), false)
{%- endmacro %}

{#- Whether a figure is of several places in one (the rule that answered where); its region is the report's own. -#}
{% macro is_of_several_places(evidence) -%}
    coalesce(contains({{ evidence }}, '"rule": "several_places"'), false)
{%- endmacro %}
