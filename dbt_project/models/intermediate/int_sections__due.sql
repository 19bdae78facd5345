with

sections as (

    select * from {{ ref('stg_reports__sections') }}

),

due as (

    select *
    from sections
    where {{ among_due() }}

)

select * from due
