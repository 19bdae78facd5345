-- The raw schema: what the extractors read, unchanged. One file of truth for the seam between
-- reading (Parquet written by `extract`) and the warehouse; the Parquet columns are these, in this order.
-- Nothing here is converted: 7497.72万元 is number 7497.72, scale 万, unit 元.
-- No primary keys: their indexes break when rows are deleted and inserted again, as loading does (decision 14);
-- that keys are unique is tested by dbt.

create schema if not exists raw;

create table if not exists raw.reports (
    report varchar not null,               -- key: file stem, unique in the warehouse
    file_name varchar not null,            -- path below the folder it was found in
    title varchar,
    publisher varchar,
    published_on date,
    url varchar,
    region varchar,                        -- full name of the report's own region: 太原市, 全国
    region_code varchar,                   -- GB/T 2260, 100000 for 全国; null where there is none
    about_year integer,                    -- the year whose work is reported; 今年 is about_year + 1
    title_source varchar,                  -- manifest | text | null: where each fact was taken from
    publisher_source varchar,
    published_on_source varchar,
    region_source varchar,
    about_year_source varchar,
    encoding varchar not null,             -- encoding the bytes were decoded with
    character_count integer not null,      -- code points of the decoded source
    sentence_count integer not null,
    numeral_count integer not null,        -- numerals seen = rows in quantity_mentions
    content_hash varchar not null,         -- SHA-256 of the bytes
    extractor_version varchar not null
);
comment on table raw.reports is 'One row per report read. 每份已读报告一行。';

create table if not exists raw.sections (
    report varchar not null,
    section_number integer not null,       -- key with report; from 0 (the text before the first heading) in reading order
    parent_number integer,                 -- section_number of the enclosing section
    level integer not null,                -- 0 for the text before the first heading, 1 for 一、, 2 for （一）, …
    heading varchar not null,              -- verbatim heading, '' for section 0
    heading_path varchar not null,         -- headings from the outermost, joined with ' › '
    char_start integer not null,           -- half-open span in the decoded source, code points
    char_end integer not null
);
comment on table raw.sections is 'One row per section of a report. 报告的每个章节一行。';

create table if not exists raw.quantity_mentions (
    report varchar not null,
    mention_id varchar not null,           -- key: report:char_start-char_end, stable for the same content
    section_number integer not null,
    char_start integer not null,           -- half-open span of the quote in the decoded source, code points
    char_end integer not null,
    quote varchar not null,                -- verbatim figure with its unit, from the source
    sentence varchar not null,             -- verbatim sentence around it
    sentence_start integer not null,       -- where the sentence starts in the decoded source
    outcome varchar not null,              -- observation | set_aside | unanswered
    rule varchar,                          -- set_aside: the rule's name (date, ordinal, name, …)
    question varchar,                      -- unanswered: quantity | subject | period | …
    reason varchar,                        -- unanswered: why, in our words
    -- how much, exactly as read (null unless outcome is observation or the quantity was readable)
    number_text varchar,                   -- verbatim number without scale and unit: 7497.72, 三十五, 5—8
    number decimal(28, 10),                -- the number read: 7497.72; null for a range
    low_number decimal(28, 10),            -- ends of a range; low_number may be in another scale than high
    high_number decimal(28, 10),
    scale_text varchar,                    -- 千 万 亿 万亿 …; null when none is written
    low_scale_text varchar,                -- scale of low_number; null = none (already repeated from scale_text if shared)
    unit_text varchar,                     -- verbatim unit: 元, %, 个百分点, 成, 番, 张; null when none is written
    unit varchar,                          -- the unit word to look up: unit_text, or supplied by the context (元 for 突破万亿大关), with its
                                           -- denominator (张/千人); '' for none
    is_fall boolean not null,              -- true when the words say a fall: growth and change become negative
    -- which measure, how firmly, in what standing
    measure varchar,                       -- level change growth rate rank multiple
    is_per_year boolean not null,          -- growth and change: true when so much a year is meant (年均, 平均每年)
    base_year integer,                     -- growth and change: the year compared with (比2020年, 同比); null when the words name none
    bound varchar,                         -- = >= > <= < ~
    status varchar,                        -- actual estimate target
    -- when, where, of what
    period_start date,
    period_end date,                       -- inclusive
    region varchar,
    region_code varchar,
    subject varchar,                       -- as written in the report, in its own characters
    subject_simplified varchar,            -- the same in simplified characters
    evidence varchar                       -- JSON: for each question the rule that answered it and the words it used:
                                           -- {"measure": {"rule": "growth_verb", "words": "增长"}, …}
);
comment on table raw.quantity_mentions is
    'One row per numeral seen: an observation, set aside by a named rule, or unanswered with the reason. 报告中每个数字一行。';

create table if not exists raw.runs (
    run_id varchar not null,               -- key: start time in UTC, compact: 20261122T033200Z
    started_at timestamp not null,         -- UTC
    finished_at timestamp,
    extractor_version varchar not null,
    tool_versions varchar,                 -- JSON: {"duckdb": "1.5.5", "dbt-core": …}
    status varchar not null,               -- running | published | unchanged | failed
    failed_stage varchar,                  -- extract load arrival dbt publication publish
    reason varchar,
    report_count integer,
    read_count integer,                    -- reports read in this run: new, changed, or by other rules
    withdrawn_count integer,               -- reports that left the source
    quarantined_count integer,
    observation_count bigint,
    set_aside_count bigint,
    unanswered_count bigint,
    check_count integer,
    seconds_by_stage varchar,              -- JSON: {"extract": 3.1, …}
    published_version varchar              -- name of the published version, null when nothing was published
);
comment on table raw.runs is 'One row per refresh. 每次刷新一行。';

create table if not exists raw.report_versions (
    report varchar not null,
    version_number integer not null,       -- key with report; from 1, one more for each other content
    content_hash varchar not null,         -- SHA-256 of the bytes of this version
    title varchar,
    published_on date,
    numeral_count integer not null,
    observation_count integer not null,    -- as it was last read; its rows lie in history/ of the data home
    first_seen_at timestamp not null,      -- UTC: start of the refresh that met it first
    superseded_at timestamp,               -- when the next version was met; null for the last one
    withdrawn_at timestamp                 -- when the report was no longer in the source; null while it is
);
comment on table raw.report_versions is
    'One row per version of a report, also of withdrawn ones. 报告的每个版本一行，含已撤下的报告。';
