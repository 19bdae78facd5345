"""The refresh as Dagster sees it: assets, checks, a schedule and a sensor. Optional."""
