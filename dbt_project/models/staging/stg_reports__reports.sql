with

source as (

    select * from {{ source('raw', 'reports') }}

),

renamed as (

    select
        report,
        file_name,
        title,
        publisher,
        published_on,
        url,
        region,
        region_code,
        about_year,
        title_source,
        publisher_source,
        published_on_source,
        region_source,
        about_year_source,
        encoding,
        character_count,
        sentence_count,
        numeral_count,
        content_hash,
        extractor_version

    from source

)

select * from renamed
