{#- The condition holds in every row; a null answer is not true. Returns the failing rows. -#}
{% test holds_true(model, condition) %}

select *

from {{ model }}
where ({{ condition }}) is not true

{% endtest %}
