"""Where reports come from: files and folders, with what a manifest says of them."""

from extract.sources.files import Listing, Problem, find_reports

__all__ = ["Listing", "Problem", "find_reports"]
