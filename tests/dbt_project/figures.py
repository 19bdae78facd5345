"""Figures as the readers hand them over, and the rows they must become: examples are data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A mention (what differs from the usual one) and the columns of its row that must hold."""

    name: str
    mention: dict[str, object]
    row: dict[str, object]


def _read(number: str, unit: str, scale: str | None = None, **answers: object) -> dict[str, object]:
    return {"number": number, "unit": unit, "unit_text": unit, "scale_text": scale, **answers}


FIGURES = (
    Figure(
        "万 is ten thousand",
        _read("7497.72", "元", "万", subject="政府消费券"),
        {"value": "74977200", "unit": "元", "canonical_value": "74977200", "indicator": None},
    ),
    Figure(
        "万亿 stays exact",
        _read("2274.8", "元", "万亿", subject="金融市场交易总额"),
        {"value": "2274800000000000", "unit": "元"},
    ),
    Figure(
        "a fall of growth is negative",
        _read("14.7", "%", measure="growth", is_fall=True, subject="单位GDP能耗"),
        {"value": "-0.147", "unit": "1", "indicator": "energy_intensity"},
    ),
    Figure(
        "a rate reached by a fall is not negative",
        _read("0.08", "%", measure="rate", is_fall=True, subject="贫困发生率"),
        {"value": "0.0008", "unit": "1", "indicator": "poverty_rate"},
    ),
    Figure(
        "‰ is a thousandth",
        _read("6.35", "‰", measure="rate", subject="人口出生率"),
        {"value": "0.00635", "unit": "1", "indicator": None},
    ),
    Figure(
        "成 is a tenth, and a share is not the whole",
        _read("3", "成", measure="rate", subject="原煤产量"),
        {"value": "0.3", "unit": "1", "indicator": None},
    ),
    Figure(
        "百分点 is a hundredth and no ratio",
        _read("1.5", "个百分点", measure="change", subject="常住人口城镇化率"),
        {"value": "0.015", "unit": "pp", "indicator": "urbanisation_rate"},
    ),
    Figure(
        "亩 is two thousand thirds of a square metre",
        _read("5.8", "亩", "万", subject="设施蔬菜播种面积"),
        {
            "value": "58000",
            "unit": "亩",
            "canonical_value": "38666666.6666666667",
            "canonical_unit": "平方米",
            "indicator": "vegetable_facility_area",
        },
    ),
    Figure(
        "斤 is half a kilogram",
        _read("760", "斤", "亿", subject="全省粮食总产量"),
        {
            "value": "76000000000",
            "unit": "斤",
            "canonical_value": "38000000000",
            "canonical_unit": "千克",
            "indicator": "grain_output",
        },
    ),
    Figure(
        "a falling range keeps its lower end low",
        {
            "low_number": "5",
            "high_number": "8",
            "unit": "%",
            "measure": "growth",
            "is_fall": True,
            "subject": "PM2.5平均浓度",
        },
        {"value": None, "low": "-0.08", "high": "-0.05", "indicator": "pm25"},
    ),
    Figure(
        "翻两番 is growth of three",
        _read("2", "番", measure="growth", subject="人均国内生产总值"),
        {"value": "3", "unit": "1", "indicator": "gdp_per_capita"},
    ),
    Figure(
        "增长五倍 is a ratio, 是…的五倍 is not",
        _read("5", "倍", measure="multiple", subject="游客总花费"),
        {"value": "5", "unit": "倍", "indicator": "tourism_revenue"},
    ),
    Figure(
        "a compound unit is worth what its parts are",
        _read("3", "架/10万人", subject="每十万人直升机"),
        {"value": "3", "unit": "架/10万人", "canonical_value": "0.00003"},
    ),
    Figure(
        "a rank is a place whatever the word",
        _read("7", "名", measure="rank", subject="政务环境指标"),
        {"value": "7", "unit": "位", "canonical_unit": "位"},
    ),
    Figure(
        "an unknown unit stays visible",
        _read("12", "坨", subject="怪东西"),
        {"value": "12", "unit": "坨", "canonical_value": None, "canonical_unit": None},
    ),
    Figure(
        "a number too large for the column is null, and the build goes on",
        _read("999999999999999999", "元", "万亿", subject="太大的数"),
        {"value": None, "unit": "元"},
    ),
    Figure(
        "a place outside the table keeps its name and has no code",
        _read("1", "个", region="虚构开发区", region_code=None, subject="虚构之物"),
        {"value": "1", "region": "虚构开发区", "region_code": None},
    ),
    Figure(
        "a place with a unique name gets its code",
        _read("2", "个", region="山西省", region_code=None, subject="省里的事物"),
        {"value": "2", "region_code": "140000"},
    ),
)

OTHER_NUMERALS = (
    {"outcome": "set_aside", "rule": "date", "quote": "2019年", "subject": None},
    {"outcome": "unanswered", "question": "subject", "reason": "no noun", "subject": None},
)
