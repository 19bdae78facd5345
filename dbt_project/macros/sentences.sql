{#- Whether a figure of fct_observations stands after a word: in its clause, or in one of so many up to its own. -#}
{% macro stands_after(word, in_clauses) -%}
    coalesce(regexp_matches(
        left(observations.sentence, observations.char_start - observations.sentence_start),
        '{{ word }}[^，；。]*(，[^，；。]*){0,{{ in_clauses - 1 }}}$'
    ), false)
{%- endmacro %}

{#- Whether a figure is of several places in one (the rule that answered where); its region is the report's own. -#}
{% macro is_of_several_places(evidence) -%}
    coalesce(contains({{ evidence }}, '"rule": "several_places"'), false)
{%- endmacro %}
