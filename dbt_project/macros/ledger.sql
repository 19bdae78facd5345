{#-
    The ledger says what a build has to do. `ledger.settled` names each report whose figures have gone through a whole
    `dbt build` in which every test held, with a digest of its raw rows and one of this project. What is in raw and not
    settled is *due*, and so stays until a build holds. Why: docs/decisions/0012-a-build-does-what-is-due.md
-#}

{#- Before anything else: strike out what is no longer so, and keep in mind which regions its figures are of. -#}
{% macro open_ledger() %}
    {%- set raw = [source('raw', 'reports'), source('raw', 'sections'), source('raw', 'quantity_mentions')] -%}
    {%- set figures_of_old = [ref('fct_observations'), ref('dim_reports')] -%}
    {%- if not execute or not is_built(raw[0]) -%}
        {{ return('select 1') }}
    {%- endif -%}
    {%- set start_anew = flags.FULL_REFRESH or something_is_missing() %}
    create schema if not exists ledger;
    create table if not exists ledger.settled (report varchar, project varchar, digest varchar);
    create table if not exists ledger.touched_regions (region_id varchar);
    create table if not exists ledger.touched_reports (report varchar);
    begin;
    create or replace table ledger.present as {{ reports_present(*raw) }};
    create or replace table ledger.due as
        select
            report,
            report in (select report from ledger.settled) as was_settled,
            project not in (select project from ledger.settled) as is_of_another_project
        from ledger.present
        where {{ start_anew }} or (report, project, digest) not in (from ledger.settled)
        order by report;
    create or replace table ledger.withdrawn as
        select report from ledger.settled
        where report not in (select report from ledger.present)
        order by report;
    delete from ledger.settled
    where
        report in (select report from ledger.due)
        or report in (select report from ledger.withdrawn);
    {% for figures in figures_of_old if is_built(figures) -%}
    insert into ledger.touched_regions
        select distinct region_id from {{ figures }}
        where report not in (select report from ledger.settled);
    {% endfor -%}
    commit
{% endmacro %}

{#- Every report in raw, with digests of what is read from it and of all that decides what becomes of it. -#}
{% macro reports_present(reports, sections, mentions) %}
    {%- set root = (graph.nodes.values() | selectattr('resource_type', 'equalto', 'seed') | first).root_path -%}
    {%- set files = [
        'dbt_project.yml', 'macros/*.sql', 'models/*/*.sql', 'models/*/*.yml', 'tests/*.sql', 'tests/generic/*.sql',
        'seeds/*.csv', '../extract/lexicons/*.csv'
    ] -%}
    select
        reports.report,
        project.digest as project,
        concat_ws('-', hash(reports), sections.digest, mentions.digest) as digest
    from {{ reports }} as reports
    left join (
        select report, sum(hash(sections)) as digest
        from {{ sections }} as sections
        group by report
    ) as sections on reports.report = sections.report
    left join (
        select report, sum(hash(mentions)) as digest
        from {{ mentions }} as mentions
        group by report
    ) as mentions on reports.report = mentions.report
    cross join (
        select md5(version() || string_agg(content, '' order by filename)) as digest
        from read_text([
            {%- for file in files %}
            '{{ (root ~ '/') | replace("'", "''") | replace('[', '[[]') }}{{ file }}'{{ ', ' if not loop.last }}
            {%- endfor %}
        ])
    ) as project
{% endmacro %}

{#- Asked of the database: dbt's own cache would begin a transaction, in which ours could not begin. -#}
{% macro is_built(relation) %}
    {%- set found = run_query(
        "select 1 from duckdb_tables() where database_name = current_database()"
        " and schema_name = '" ~ relation.schema ~ "' and table_name = '" ~ relation.identifier ~ "'"
    ) -%}
    {{ return(found | length > 0) }}
{% endmacro %}

{#- What is added to must be there: a table that somebody dropped would hold the due reports alone. -#}
{% macro something_is_missing() %}
    {%- set missing = [] -%}
    {%- for node in graph.nodes.values() if node.config.materialized == 'incremental' -%}
        {%- if not is_built({'schema': node.schema, 'identifier': node.alias}) -%}
            {%- do missing.append(node.name) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(missing | length > 0) }}
{% endmacro %}

{#- Into dbt's log, and from there to whoever runs a refresh. -#}
{% macro tell_what_is_due() %}
    {%- if execute and is_built(source('raw', 'reports')) -%}
        {%- set counts = run_query(
            "select count(*) as due, count(*) filter (where was_settled) as revised,"
            " coalesce(bool_and(is_of_another_project), false) as is_changed,"
            " (select count(*) from ledger.settled) as settled, (select count(*) from ledger.withdrawn) as withdrawn"
            " from ledger.due"
        ).rows[0] -%}
        {%- if counts.settled == 0 and counts.is_changed and counts.revised -%}
            {%- do log('Models, seeds or tests changed: all is built anew. 模型、种子或测试有改动，全部重建。', info=true) -%}
        {%- elif counts.settled == 0 -%}
            {%- do log('All is built anew. 全部重建。', info=true) -%}
        {%- else -%}
            {%- do log(
                counts.due ~ ' reports to build, ' ~ counts.withdrawn ~ ' withdrawn, ' ~ counts.settled
                ~ ' stand as they are. 待建 ' ~ counts.due ~ '，撤回 ' ~ counts.withdrawn ~ '，不变 '
                ~ counts.settled ~ '。', info=true
            ) -%}
        {%- endif -%}
    {%- endif -%}
    select 1
{% endmacro %}

{#- Once the new figures are there: the regions they are of, and all reports that speak of such a region. -#}
{% macro touch(observations, reports) %}
    {% for figures in [observations, reports] -%}
    insert into ledger.touched_regions
        select distinct region_id from {{ figures }} where {{ among_due() }};
    {% endfor -%}
    create or replace table ledger.touched_reports as
        select distinct report from {{ observations }} where {{ among_touched() }}
{% endmacro %}

{#- At the end: when every model, seed and test of the project ran in this build and held, all reports are settled. -#}
{% macro close_ledger(results) %}
    {%- if not execute or not held_throughout(results) -%}
        {{ return('select 1') }}
    {%- endif -%}
    begin;
    delete from ledger.settled;
    insert into ledger.settled from ledger.present;
    delete from ledger.touched_regions;
    commit
{% endmacro %}

{% macro held_throughout(results) %}
    {%- set wanted = graph.nodes.values() | selectattr('resource_type', 'in', ['model', 'seed', 'test']) -%}
    {%- set held = results | selectattr('status', 'in', ['success', 'pass', 'warn']) -%}
    {{ return(not wanted | map(attribute='unique_id') | reject('in', held | map(attribute='node.unique_id') | list) | list) }}
{% endmacro %}

{#- dbt asks this before it builds an incremental model. With nothing settled there is nothing to add to. -#}
{% macro should_full_refresh() %}
    {%- if config.get('full_refresh') is not none -%}
        {{ return(config.get('full_refresh')) }}
    {%- endif -%}
    {{ return(flags.FULL_REFRESH or nothing_is_settled()) }}
{% endmacro %}

{% macro nothing_is_settled() %}
    {{ return(run_query('select count(*) = 0 from ledger.settled').columns[0].values()[0]) }}
{% endmacro %}
