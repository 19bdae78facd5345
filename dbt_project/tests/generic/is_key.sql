{#- The columns identify a row: none is null but those in `may_be_null`, no two rows agree in all. Returns what offends. -#}
{% test is_key(model, columns, may_be_null=[]) %}

select
    {{ columns | join(', ') }},
    count(*) as row_count

from {{ model }}
group by {{ columns | join(', ') }}
having
    count(*) > 1
    {% for column in columns | reject('in', may_be_null) -%}
    or {{ column }} is null
    {% endfor %}

{% endtest %}
