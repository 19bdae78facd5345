"""Parquet in, one published file out: loading, refreshing, publishing, the command line.

`refresh.py` knows the order of the stages and nothing else does; `home.py` knows every path.
"""
