"""Quality gates: the real model on real text, against figures that a change may not lower.

The annotated corpus lies beside the repository, not in it; where it is absent these tests are skipped, all but those on the
bundled examples. What holds always, everywhere, is in ``test_corpus.py``. A claim near the threshold is fragile: it is listed
(``margins.py``).
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from margins import hold, readings

from reportedly.model import Article
from reportedly.pipeline import References
from reportedly.sources import document_from_text
from tests.pages import ENGLISH

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "data" / "polnear" / "dev"
SCORER = SHARED / "eval" / "score_attribution.py"
BRIEF = SHARED / "brief" / "article.txt"

pytestmark = pytest.mark.quality


@pytest.mark.skipif(not (GOLD.is_dir() and SCORER.is_file()), reason="the annotated corpus is not beside the repository")
@pytest.mark.timeout(600)
def test_attributions_on_the_development_set(tmp_path: Path) -> None:
    out = tmp_path / "dev.jsonl"
    command = [sys.executable, "-m", "reportedly", "read", str(GOLD / "text"), "--format", "jsonl", "-o", str(out)]
    subprocess.run(command, check=True)
    records = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    for record in records:  # the corpus marks no attribution in another
        record["claims"] = [claim for claim in record["claims"] if claim["within"] is None]
    out.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    scored = subprocess.run(
        [sys.executable, str(SCORER), str(GOLD), str(out), "--json"], check=True, capture_output=True, text=True
    )
    f1 = {name: value["f1"] for name, value in json.loads(scored.stdout).items() if isinstance(value, dict)}
    assert f1["source.exact"] >= 80.5
    assert f1["cue.exact"] >= 74
    assert f1["content.exact"] >= 69
    assert f1["relation.exact"] >= 60
    assert f1["relation.soft"] >= 73


@pytest.mark.skipif(not BRIEF.is_file(), reason="the brief's article is not beside the repository")
@pytest.mark.parametrize(
    ("source", "cue", "content"),
    [
        ("Putin", "stating", "primary objective"),
        ("he", "claimed", "safeguarding"),
        ("both sides", "accused", "violating ceasefires"),
        ("president", "assertion", "initiative for the entire line"),
        ("international observers", "skepticism", "president"),
        ("Moscow", "framed", "defensive"),
        ("Western analysts", "pointed to", "expansion of"),
        ("who", "disclosed", "three populated areas"),
        ("Gerasimov", "reports of", "entering"),
        ("who", "warn", "growing risks"),
        ("", "presented as", "a measure to protect"),
        ("", "accusations of", "entrenching occupation"),
        ("Putin", "", "Security Zone is Essential"),
    ],
)
def test_the_claims_that_a_careful_reader_finds(source: str, cue: str, content: str) -> None:
    hold(lambda article: told(article, source, cue, content), read(BRIEF), f"{source!r} {cue!r} {content!r}")


@cache
def read(path: Path) -> tuple[Article, Article, Article]:
    return readings(document_from_text(path.read_text(encoding="utf-8"), ENGLISH), References())


def told(article: Article, source: str, cue: str, content: str) -> bool:
    return any(
        source in claim.source.text
        and bool(source) == bool(claim.source.spans)
        and cue in (claim.cue.text if claim.cue else "")
        and content in claim.text
        for claim in article.claims
    )


EXPECTED = [
    ("01-keldorian-herald.txt", "Corvath", "said", "Ternholt is home again"),
    ("01-keldorian-herald.txt", "The Defence Ministry", "said", "that the operation, which began on March 8"),
    ("01-keldorian-herald.txt", "He", "pointed out", "that both buildings had been used as ammunition stores"),
    ("01-keldorian-herald.txt", "A source close to the general staff", "said", "that documents found in the town hall"),
    ("01-keldorian-herald.txt", "Analysts in Kelmund", "believe", "that control of the bridge could open the road"),
]


@pytest.mark.parametrize(("name", "source", "cue", "content"), EXPECTED)
def test_claims_of_the_bundled_articles(name: str, source: str, cue: str, content: str) -> None:
    def found(article: Article) -> bool:
        claims = [(claim.source.text, claim.cue.text if claim.cue else "", claim.text) for claim in article.claims]
        return any(s == source and c.startswith(cue) and content in text for s, c, text in claims)

    hold(found, read(ROOT / "examples" / name), f"{name}: {source!r} {cue!r}")
