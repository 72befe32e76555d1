"""Word pieces as the reference implementation (Hugging Face's ``tokenizers`` 0.23) cuts them."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest

from reportedly.reader.wordpieces import UNKNOWN, WordPieces

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture(scope="module")
def cutter() -> WordPieces:
    return WordPieces.load(Path(str(files("reportedly.reader") / "weights" / "tokenizer.json")))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Khar'kiv's", [("k", 0, 1), ("##har", 1, 4), ("'", 4, 5), ("ki", 5, 7), ("##v", 7, 8), ("'", 8, 9), ("s", 9, 10)]),
        ("the Café’s naïveté", [("the", 0, 3), ("cafe", 4, 8), ("’", 8, 9), ("s", 9, 10), ("naive", 11, 16), ("##te", 16, 18)]),
        ("soft\u00adhyphen co\u200bop", [("soft", 0, 4), ("##hy", 5, 7), ("##ph", 7, 9), ("##en", 9, 11), ("coop", 12, 17)]),
        ("1,000.5 km²", [("1", 0, 1), (",", 1, 2), ("000", 2, 5), (".", 5, 6), ("5", 6, 7), ("km²", 8, 11)]),
        ("北京 said", [("北", 0, 1), ("京", 1, 2), ("said", 3, 7)]),
        ("한글", [("ᄒ", 0, 1), ("##ᅡ", 0, 1), ("##ᆫ", 0, 1), ("##ᄀ", 1, 2), ("##ᅳ", 1, 2), ("##ᆯ", 1, 2)]),
        ("İstanbul ǅ ΣΑΣ", [("istanbul", 0, 8), ("[UNK]", 9, 10), ("σ", 11, 12), ("##α", 12, 13), ("##σ", 13, 14)]),
        ("a\tb\u3000c\nd", [("a", 0, 1), ("b", 2, 3), ("c", 4, 5), ("d", 6, 7)]),
        ("e\u0301te\u0301", [("et", 0, 3), ("##e", 3, 4)]),
        ("x" * 101, [("[UNK]", 0, 101)]),
        ("unaffable≠", [("una", 0, 3), ("##ffa", 3, 6), ("##ble", 6, 9), ("=", 9, 10)]),
        ("\U0001f1fa\U0001f1e6 “quoted”—dash",
         [("[UNK]", 0, 2), ("“", 3, 4), ("quoted", 4, 10), ("”", 10, 11), ("—", 11, 12), ("dash", 12, 16)]),
        ("\ud800ab\ufffd", [("ab", 1, 3)]),
        ("", []),
        (" \n\u00ad", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_as_the_reference_cuts_it(cutter: WordPieces, text: str, pieces: list[tuple[str, int, int]]) -> None:
    assert list(cutter.cut(text)) == [(cutter.vocabulary[piece], start, end) for piece, start, end in pieces]


def test_whole_articles_are_cut_as_the_reference_cuts_them(cutter: WordPieces) -> None:
    digest = hashlib.sha256()
    for path in sorted(EXAMPLES.glob("0*.txt"))[:3]:
        digest.update(json.dumps(list(cutter.cut(path.read_text(encoding="utf-8")))).encode())
    assert digest.hexdigest() == "7888d30fe2e4c420f3ae67a8683fb77c06b5c4941c3484d1b7b43db1e8051e0f"


def test_what_the_model_keeps_for_itself_is_text_like_any_other(cutter: WordPieces) -> None:
    ids = [id_ for id_, _, _ in cutter.cut("He wrote [MASK] and [SEP].")]
    assert not {cutter.vocabulary["[MASK]"], cutter.vocabulary["[SEP]"]} & set(ids)
    assert cutter.vocabulary["[UNK]"] == UNKNOWN
