"""Is it believable? Great Expectations suites for what arrives and for what is published.

dbt asks whether the warehouse is well-formed (keys, references, sums); this package asks whether
its figures can be true. All numbers, with their reasons, stand in `bounds.yml`.
"""
