"""Reports in, quantity mentions out: every figure of a report asked eight questions.

how much (`quantities`) · how firmly (`bounds`) · of what (`subjects`) · which measure
(`measures`) · where (`regions`) · when (`periods`) · in what standing (`statuses`) · says who
(`records`).

`reading.py` is the recipe, readable in one screen. No database and no dbt in here.
"""
