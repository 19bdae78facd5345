-- depends_on: {{ ref('observations') }} {{ ref('dim_periods') }} {{ ref('dim_units') }}
-- depends_on: {{ ref('dim_regions') }} {{ ref('rpt_coverage') }} {{ ref('rpt_set_aside_by_rule') }}
-- 0.57亿元 as a DOUBLE is 56999999.99999999: no column of ours may be one.
select
    schema_name,
    table_name,
    column_name,
    data_type

from duckdb_columns()
where
    database_name = current_database()
    and schema_name in ('staging', 'intermediate', 'marts', 'quality', 'reference')
    and regexp_matches(data_type, 'DOUBLE|FLOAT|REAL')
