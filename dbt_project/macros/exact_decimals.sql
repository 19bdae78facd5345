{#-
    Arithmetic without floating point. In DuckDB `/` gives a DOUBLE even for decimals, so ratios go through whole
    numbers: a decimal(38, 10) is counted in ten-billionths as a hugeint, multiplied by the numerator and divided with
    `//`. What is left over is rounded half to even, so that the error is at most half of 0.0000000001 and has no drift.
    A number too large for 38 digits gives null, never a wrong figure and never a stopped build.
-#}

{#- A decimal(38, 10) as a whole number of ten-billionths. -#}
{% macro in_ten_billionths(value) -%}
    try(
        cast(trunc({{ value }}) as hugeint) * 10000000000
        + cast(({{ value }} - trunc({{ value }})) * 10000000000 as hugeint)
    )
{%- endmacro %}

{#- Ten-billionths times a ratio of whole numbers (the divisor positive), half to even, as a decimal(38, 10). -#}
{% macro exact_ratio(ten_billionths, numerator, denominator) -%}
    {%- set dividend = '(' ~ ten_billionths ~ ' * ' ~ numerator ~ ')' -%}
    try(
        cast(
            {{ dividend }} // {{ denominator }}
            + case
                when 2 * abs({{ dividend }} % {{ denominator }}) > {{ denominator }}
                    then sign({{ dividend }})
                when
                    2 * abs({{ dividend }} % {{ denominator }}) = {{ denominator }}
                    and ({{ dividend }} // {{ denominator }}) % 2 <> 0
                    then sign({{ dividend }})
                else 0
            end
            as decimal(38, 0)
        ) * cast(0.0000000001 as decimal(10, 10))
    )
{%- endmacro %}

{#-
    The number as stated, in the stated unit: number × scale (万, 亿 …) × unit factor (% is 0.01), negative for a fall.
    翻n番 is growth by doublings, 2^n - 1, exact for whole n and null for others.
    The caller's row has the columns unit_factor, conversion and direction.
-#}
{% macro stated_value(number, scale_factor) -%}
    cast(
        case conversion
            when 'doublings'
                then
                    case
                        when {{ number }} between 0 and 60 and {{ number }} = trunc({{ number }})
                            then ((cast(1 as bigint) << cast({{ number }} as integer)) - 1) * direction
                    end
            else try({{ number }} * {{ scale_factor }} * unit_factor * direction)
        end as decimal(38, 10)
    )
{%- endmacro %}

{#-
    The step of the last digit written, in the stated unit: 7497.72万元 is written to the 100元, 46.1% to 0.001.
    二十八万人 is written to the 万, as 28万人 is. A figure is known to half a step; round numbers (5000万) may be known
    less well.
    The caller's row has the column unit_factor.
-#}
{% macro written_step(number_text, scale_factor) -%}
    cast(
        try(
            10 * cast(
                '0.'
                || repeat('0', length(regexp_extract({{ number_text }}, '[.．·点](.+)$', 1)))
                || '1' as decimal(28, 10)
            )
            * case regexp_extract({{ number_text }}, '[万亿萬億]+$')
                when '万' then 10000
                when '萬' then 10000
                when '亿' then 100000000
                when '億' then 100000000
                when '万亿' then 1000000000000
                when '萬億' then 1000000000000
                else 1
            end
            * {{ scale_factor }} * unit_factor
        ) as decimal(38, 10)
    )
{%- endmacro %}

{#- The amount before growth: amount / (1 + growth), without floating point; null where growth is -1 or below. -#}
{% macro deflated(amount, growth) -%}
    case
        when {{ growth }} > -1
            then {{ exact_ratio(
                in_ten_billionths('(' ~ amount ~ ')'),
                'cast(10000000000 as hugeint)',
                'cast((1 + ' ~ growth ~ ') * 10000000000 as hugeint)',
            ) }}
    end
{%- endmacro %}

{#- A quotient of two amounts, without floating point; null where the divisor is not positive. -#}
{% macro ratio(dividend, divisor) -%}
    case
        when {{ divisor }} > 0
            then {{ exact_ratio(
                in_ten_billionths('cast((' ~ dividend ~ ') as decimal(38, 10))'),
                'cast(10000000000 as hugeint)',
                in_ten_billionths('cast((' ~ divisor ~ ') as decimal(38, 10))'),
            ) }}
    end
{%- endmacro %}

{#- By how much a quotient can be larger when both amounts are known to half a step only. -#}
{% macro ratio_slack(dividend, dividend_half_step, divisor, divisor_half_step) -%}
    (
        {{ ratio(dividend ~ ' + ' ~ dividend_half_step, divisor ~ ' - ' ~ divisor_half_step) }}
        - {{ ratio(dividend, divisor) }}
    )
{%- endmacro %}

{#- An amount times a factor of at most 10 decimals, half to even. -#}
{% macro product(amount, factor) -%}
    {{ exact_ratio(
        in_ten_billionths('(' ~ amount ~ ')'),
        'cast((' ~ factor ~ ') * 10000000000 as hugeint)',
        'cast(10000000000 as hugeint)',
    ) }}
{%- endmacro %}

{#- (1 + growth) to the power of up to ten whole years, each step to 10 decimals; null beyond, or when too large. -#}
{% macro compounded(growth, year_count) -%}
    {%- set once = 'cast(1 + ' ~ growth ~ ' as decimal(18, 10))' -%}
    {%- set ns = namespace(power=once) -%}
    try(
        case {{ year_count }}
            when 1 then {{ once }}
            {% for years in range(2, 11) -%}
                {%- set ns.power = 'cast(' ~ ns.power ~ ' * ' ~ once ~ ' as decimal(18, 10))' -%}
                when {{ years }} then {{ ns.power }}
            {% endfor -%}
        end
    )
{%- endmacro %}

{#- Half of a step, exact. -#}
{% macro half_of(step) -%}
    cast(try({{ step }} * cast(0.5 as decimal(2, 1))) as decimal(38, 10))
{%- endmacro %}
