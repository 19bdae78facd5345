{#- Whether a figure of fct_observations stands after a word: in its clause, or in one of so many up to its own. -#}
{% macro stands_after(word, in_clauses) -%}
    coalesce(regexp_matches(
        left(observations.sentence, observations.char_start - observations.sentence_start),
        '{{ word }}[^，；。]*(，[^，；。]*){0,{{ in_clauses - 1 }}}$'
    ), false)
{%- endmacro %}
