{#-
    How much of a mart a build rewrites: its rows of the reports that are due (`by_report`), of every region that these
    speak or spoke of (`by_region`), or of every report that speaks of such a region (`by_report_of_region`).
    Each strategy comes with the condition that a model reads its sources by.
-#}
{% macro among_due(report='report') -%}
    {{ report }} in (select due.report from ledger.due)
{%- endmacro %}

{% macro among_touched(region_id='region_id') -%}
    {{ region_id }} in (select touched_regions.region_id from ledger.touched_regions)
{%- endmacro %}

{% macro among_reports_of_touched(report='report') -%}
    {{ report }} in (select touched_reports.report from ledger.touched_reports)
{%- endmacro %}

{% macro get_incremental_by_report_sql(arguments) %}
    delete from {{ arguments.target_relation }}
    where report not in (select settled.report from ledger.settled);
    {{ added(arguments) }}
{% endmacro %}

{% macro get_incremental_by_region_sql(arguments) %}
    delete from {{ arguments.target_relation }} where {{ among_touched() }};
    {{ added(arguments) }}
{% endmacro %}

{% macro get_incremental_by_report_of_region_sql(arguments) %}
    delete from {{ arguments.target_relation }}
    where
        report not in (select settled.report from ledger.settled)
        or {{ among_reports_of_touched() }};
    {{ added(arguments) }}
{% endmacro %}

{% macro added(arguments) %}
    {%- set columns = arguments.dest_columns | map(attribute='quoted') | join(', ') -%}
    insert into {{ arguments.target_relation }} ({{ columns }})
    select {{ columns }} from {{ arguments.temp_relation }}
{% endmacro %}

{#- The filter of a source in a model that is being added to; nothing while it is built anew, or in a unit test. -#}
{% macro only(condition) -%}
    {%- if this and is_incremental() %}where {{ condition }}{% endif -%}
{%- endmacro %}

{#-
    A `dbt build` tests what it has rewritten: the rest was tested when it was built. `dbt test` tests everything, and so
    does a build that starts anew. dbt calls this for the model of every generic test.
-#}
{% macro get_where_subquery(relation) %}
    {%- set conditions = [config.get('where'), rewritten_rows_of(model.attached_node)] | select | list -%}
    {%- if not conditions -%}
        {{ return(relation) }}
    {%- endif -%}
    {{ return('(select * from ' ~ relation ~ ' where (' ~ conditions | join(') and (') ~ ')) as dbt_subquery') }}
{% endmacro %}

{% macro rewritten_rows_of(tested) %}
    {%- if not execute or flags.WHICH != 'build' or not tested or nothing_is_settled() -%}
        {{ return('') }}
    {%- endif -%}
    {%- set config_of_model = graph.nodes[tested].config -%}
    {%- set conditions = {
        'by_report': among_due(),
        'by_region': among_touched(),
        'by_report_of_region': among_reports_of_touched(),
    } -%}
    {{ return(conditions.get(config_of_model.meta.tested or config_of_model.incremental_strategy, '')) }}
{% endmacro %}

{#- The same for tests that are written as a query. -#}
{% macro if_rewritten(report) -%}
    {{ among_due(report) if execute and flags.WHICH == 'build' else 'true' }}
{%- endmacro %}
