{#-
    The words of a subject, in simplified characters, without dress: no spaces, quotation marks, 的 or remarks in brackets,
    Latin letters in capitals. Lists keep their 、: they name several things. The same phrase in two reports has the same key: “四好农村路”的里程 and 四好农村路里程.
-#}
{% macro subject_key(subject) -%}
    upper(
        regexp_replace(
            regexp_replace({{ subject }}, '（[^）]*）|\([^)]*\)', '', 'g'),
            '[\s　“”‘’"''《》「」，,·的]',
            '',
            'g'
        )
    )
{%- endmacro %}
