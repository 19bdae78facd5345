from fractions import Fraction

import pytest

from extract.tables import LEXICONS, LexiconError, read_table

UNITS = read_table(LEXICONS / "units.csv", "unit_text")
REGIONS = read_table(LEXICONS / "regions.csv", "region_code")
# A dimension of things counted: pieces and pairs are not added up.
COUNTED = {"count", "working_time", "grain_measure", "grade"}


def write(folder, text):
    path = folder / "words.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n亩,1\n亩,2\n", "line 3: '亩' is listed twice"),
        ("a,b\n,1\n", "line 2: 'a' is empty"),
        ("a,b\n亩 ,1\n", "space at the edge of 'a'"),
        ("a,b\n亩,1,2\n", "not as many cells"),
        ("a,b\n亩\n", "not as many cells"),
        ("c,b\n亩,1\n", "no column 'a'"),
        ("", "no column 'a'"),
    ],
)
def test_a_table_that_cannot_be_trusted_is_refused_with_its_place(tmp_path, text, message):
    with pytest.raises(LexiconError, match=r"words\.csv") as error:
        read_table(write(tmp_path, text), "a")
    assert message in str(error.value)


def test_a_table_keeps_its_order_and_all_its_columns(tmp_path):
    table = read_table(write(tmp_path, "a,b\n里,500\n亩,\n"), "a")
    assert list(table.items()) == [("里", {"a": "里", "b": "500"}), ("亩", {"a": "亩", "b": ""})]


@pytest.mark.parametrize(
    ("unit", "canonical", "factor"),
    [
        ("亩", "平方米", Fraction(2000, 3)),
        ("公顷", "平方米", Fraction(10000)),
        ("斤", "千克", Fraction(1, 2)),
        ("担", "千克", Fraction(50)),
        ("吨", "千克", Fraction(1000)),
        ("里", "米", Fraction(500)),
        ("海里", "米", Fraction(1852)),
        ("千瓦", "瓦", Fraction(1000)),
        ("度", "千瓦时", Fraction(1)),
        ("吨标准煤", "千瓦时", Fraction(8141)),
        ("分/千瓦时", "元/千瓦时", Fraction(1, 100)),
        ("斤/亩", "公斤/亩", Fraction(1, 2)),
        ("年", "个月", Fraction(12)),
    ],
)
def test_a_unit_is_worth_exactly_this_much(unit, canonical, factor):
    row = UNITS[unit]
    numerator, denominator = int(row["canonical_numerator"]), int(row["canonical_denominator"])
    assert (row["canonical_unit"], Fraction(numerator, denominator)) == (canonical, factor)


def test_a_tonne_of_standard_coal_is_29_3076_gigajoules():
    # GB/T 2589-2020: 29 307.6 kJ/kg; a kilowatt hour is 3.6 MJ.
    assert Fraction(293076, 10000) * 1000 / Fraction(36, 10) == 8141


def test_every_unit_has_a_whole_factor_and_a_dimension_has_one_canonical_unit():
    canonical = {}
    for row in UNITS.values():
        assert int(row["canonical_numerator"]) > 0
        assert int(row["canonical_denominator"]) > 0
        assert Fraction(row["unit_factor"]) <= 1
        if row["dimension"] not in COUNTED:
            canonical.setdefault(row["dimension"], set()).add(row["canonical_unit"])
    assert {dimension: units for dimension, units in canonical.items() if len(units) > 1} == {}


def test_the_stated_unit_of_a_spelling_has_a_row_of_its_own():
    stated = {row["unit"] for row in UNITS.values()} - {"1", "pp"}
    assert stated - UNITS.keys() == set()


def test_scale_words_are_no_units():
    assert not {"万", "亿", "千", "百", "万亿", "万吨", "万千瓦"} & UNITS.keys()


def test_all_provinces_prefectures_and_their_parents_are_there():
    levels = [row["level"] for row in REGIONS.values()]
    assert levels.count("province") == 34
    assert levels.count("prefecture") == 333
    assert levels.count("county") > 2800
    for code, row in REGIONS.items():
        assert row["parent_code"] in REGIONS or code == "100000"
        assert row["full_path"].endswith(row["region_name"])


def test_codes_without_a_number_of_the_standard_are_areas():
    own_codes = {code for code in REGIONS if not code.isdigit()}
    assert {REGIONS[code]["level"] for code in own_codes} == {"area"}
    assert {"京津冀", "粤港澳大湾区", "热河省"} <= {REGIONS[c]["region_name"] for c in own_codes}
