"""From a batch of articles to a batch of their claims, in this process and in those of Spark and Ray Data."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

import reportedly  # noqa: E402

sys.path.append(str(Path(__file__).parent / "run"))

from standin import load, story  # noqa: E402

ROOMS = str(Path(reportedly.__file__).parents[1])
STAND_IN = str(Path(__file__).parent / "run")


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly import arrow, pipeline

    monkeypatch.setattr(pipeline, "load_reader", load)
    arrow._seat.cache_clear()


def articles(*texts: str | None) -> Any:
    return pa.RecordBatch.from_pydict(
        {"id": [f"a{n}" for n in range(len(texts))], "text": list(texts), "seen": [1] * len(texts)}
    )


def test_a_batch_of_articles_becomes_one_of_claims(stand_in: None) -> None:
    read = reportedly.ArrowReader(places=False)
    claims = read(articles(story(1), "", story(2), None, story(3, "DIE-ALWAYS")))
    assert isinstance(claims, pa.RecordBatch)
    assert claims.schema == reportedly.ArrowReader.schema
    rows = claims.select(["document_id", "source", "error"]).to_pylist()
    assert [(row["document_id"], row["source"]) for row in rows] == [
        ("a0", "the mayor"), ("a0", "Anna Holm"), ("a1", None), ("a2", "the mayor"), ("a2", "Anna Holm"), ("a3", None), ("a4", None)
    ]  # fmt: skip
    errors = [row["error"] for row in rows if row["error"]]
    assert [error.partition(":")[0] for error in errors] == ["EmptyInput", "MalformedRecord", "WorkerLost"]
    assert set(claims.column("path").to_pylist()) == {None}


def test_a_table_gives_a_table_and_dates_may_be_dates(stand_in: None) -> None:
    read = pickle.loads(pickle.dumps(reportedly.ArrowReader(places=False)))
    claims = read(pa.table({"text": [story(1)], "published": [date(2025, 11, 30)], "id": [7]}))
    assert isinstance(claims, pa.Table)
    assert claims.column("published").to_pylist() == ["2025-11-30", "2025-11-30"]
    assert claims.column("document_id").to_pylist() == ["7", "7"]
    assert read(pa.table({"text": pa.array([], pa.string())})).num_rows == 0


def test_a_batch_without_texts_is_a_mistake(stand_in: None) -> None:
    with pytest.raises(reportedly.UsageError, match="no column 'text' among body: rename"):
        reportedly.ArrowReader(places=False)(pa.table({"body": ["x"]}))


SPARK = """
import reportedly
from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

def claims(batches):
    read = reportedly.ArrowReader(places=False)
    for batch in batches:
        yield read(batch)

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
texts = [(f"a{n}", f"The council will close harbour {n}, the mayor said.") for n in range(4)]
articles = spark.createDataFrame(texts, "id string, text string")
table = articles.mapInArrow(claims, from_arrow_schema(reportedly.ArrowReader.schema))
for row in table.select("document_id", "source", "error").orderBy("document_id").collect():
    print(row.document_id, row.source, row.error)
"""


def test_spark_maps_it_over_a_data_frame(tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    if not shutil.which("java"):
        pytest.skip("Spark needs Java")
    done = subprocess.run(
        [sys.executable, "-c", SPARK], cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ROOMS, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True, encoding="utf-8", timeout=110,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"a{n} the mayor None" for n in range(4)]
