"""The few calls of Superset's REST API that a person makes by clicking."""

from __future__ import annotations

import json
import secrets
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPCookieProcessor, Request, build_opener

_SECONDS = 120


class Refused(Exception):  # noqa: N818 - an answer, not a fault
    """Superset does not do what it was asked; the words say why."""


class Client:
    """A session with one Superset."""

    def __init__(self, address: str) -> None:
        """Nothing is called yet."""
        self._address = address
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))
        self._headers = {"Referer": address}

    def log_in(self, name: str, password: str) -> None:
        """Log in; every later call is made by this person."""
        person = {"username": name, "password": password, "provider": "db"}
        told = self.post("/api/v1/security/login", person)
        self._headers["Authorization"] = f"Bearer {told['access_token']}"
        token = json.loads(self.get("/api/v1/security/csrf_token/"))["result"]
        self._headers["X-CSRFToken"] = token

    def add_database(self, file: Path) -> int:
        """Add a DuckDB file as docs/connect/superset.md says: it is read, and no other file."""
        only = {"read_only": True, "config": {"enable_external_access": False}}
        engine = {"engine_params": {"connect_args": only}}
        database = {
            "database_name": file.stem,
            "sqlalchemy_uri": f"duckdb:///{file}",
            "expose_in_sqllab": True,
            # Superset itself would refuse what writes; let the file be asked.
            "allow_dml": True,
            "allow_ctas": True,
            "extra": json.dumps(engine),
        }
        return self.post("/api/v1/database/", database)["id"]

    def add_dataset(self, database: int, table: str) -> int:
        """Add a table of the schema marts as a dataset."""
        dataset = {"database": database, "schema": "marts", "table_name": table}
        return self.post("/api/v1/dataset/", dataset)["id"]

    def meanings(self, dataset: int) -> dict[str, str]:
        """Return the description of each column of a dataset."""
        told = json.loads(self.get(f"/api/v1/dataset/{dataset}"))["result"]
        return {column["column_name"]: column["description"] for column in told["columns"]}

    def add_chart(self, dataset: int, columns: list[str]) -> int:
        """Add a table chart that shows some columns."""
        source = {"id": dataset, "type": "table"}
        query = {"columns": columns, "metrics": [], "row_limit": 100, "filters": []}
        context = {"datasource": source, "queries": [query], "result_type": "full"}
        chart = {
            "slice_name": "figures",
            "viz_type": "table",
            "datasource_id": dataset,
            "datasource_type": "table",
            "params": json.dumps({"viz_type": "table", "all_columns": columns}),
            "query_context": json.dumps(context),
        }
        return self.post("/api/v1/chart/", chart)["id"]

    def chart_rows(self, chart: int) -> list[dict[str, Any]]:
        """Return what a chart shows now."""
        return json.loads(self.get(f"/api/v1/chart/{chart}/data/"))["result"][0]["data"]

    def ask(self, database: int, sql: str) -> list[dict[str, Any]]:
        """Run a query in SQL Lab; return its rows."""
        asked = {
            "database_id": database,
            "sql": sql,
            "schema": "marts",
            "client_id": secrets.token_hex(5),
            "runAsync": False,
        }
        return self.post("/api/v1/sqllab/execute/", asked)["data"]

    def refusal(self, database: int, sql: str) -> str:
        """Return the words in which a statement is refused; none when it is carried out."""
        try:
            self.ask(database, sql)
        except Refused as refused:
            return str(refused)
        return ""

    def get(self, path: str) -> bytes:
        """Ask for a page."""
        return self._call(Request(self._address + path, headers=self._headers))

    def post(self, path: str, fields: dict[str, Any]) -> dict[str, Any]:
        """Hand something in; the answer is JSON."""
        body = json.dumps(fields).encode()
        headers = self._headers | {"Content-Type": "application/json"}
        request = Request(self._address + path, body, headers)
        return json.loads(self._call(request))

    def _call(self, request: Request) -> bytes:
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return answer.read()
        except HTTPError as error:
            raise Refused(_words(error.read())) from error


def _words(answer: bytes) -> str:
    """Return what an answer complains of, in one line."""
    told = json.loads(answer)
    messages = [one["message"] for one in told.get("errors", [])] or [str(told.get("message"))]
    return " ".join(" ".join(messages).split())
