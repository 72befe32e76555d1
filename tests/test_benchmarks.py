"""The measurements: the baseline's claims, the reliability table, and the table they are printed in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.attribution import row, table, texts_of
from benchmarks.calibration import bins, expected_calibration_error, outcomes
from benchmarks.fuzz.minimising import smallest
from benchmarks.fuzz.running import made
from benchmarks.fuzz.targets import TARGETS, Target
from benchmarks.regex_baseline import claims
from benchmarks.scorer import DEFAULT_SCORER, load_scorer


def found(text: str) -> list[tuple[list[str], ...]]:
    return [
        tuple([span["text"] for span in (claim[role] or {"spans": []})["spans"]] for role in ("source", "cue", "content"))
        for claim in claims(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said that the bridge was open.", (["The ministry"], ["said"], ["that the bridge was open"])),
        ("“We will go home soon,” said Petra Wendle.", (["Petra Wendle"], ["said"], ["“We will go home soon,”"])),
        ("According to the mayor, nobody was hurt.", (["the mayor"], ["According to"], ["nobody was hurt"])),
        ("Nobody was hurt, Mayor Pell said.", (["Mayor Pell"], ["said"], ["Nobody was hurt"])),
        ("Corvath: ‘The town is home again’", (["Corvath"], [":"], ["‘The town is home again’"])),
        (
            '"They are late," Holm said, "and they know it well."',
            (["Holm"], ["said"], ['"They are late,"', '"and they know it well."']),
        ),
    ],
)
def test_the_baseline_finds_what_its_patterns_describe(text: str, expected: tuple[list[str], ...]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize("text", ["", "   \n\n ", '"', "“”", "He said", "‘‘‘‘", "said said said “x”", "according to"])
def test_the_baseline_survives_odd_texts(text: str) -> None:
    for claim in claims(text):
        for role in ("source", "cue", "content"):
            for span in (claim[role] or {"spans": []})["spans"]:
                assert span["text"] == text[span["start"] : span["end"]] != ""


def test_a_reliability_table_has_a_bin_for_each_tenth_of_the_scale() -> None:
    groups = bins([(0.95, True), (1.0, True), (0.91, False), (0.05, False)])
    assert [(group.low, group.claims) for group in groups] == [(0.0, 1), (0.9, 3)]
    assert groups[1].right == pytest.approx(2 / 3)


def test_the_calibration_error_is_weighted_by_claims() -> None:
    assert expected_calibration_error([]) == 0
    assert expected_calibration_error(bins([(0.5, True), (0.5, False)])) == 0
    assert expected_calibration_error(bins([(0.8, True)] * 3 + [(0.2, False)])) == pytest.approx(0.2)


def test_a_system_that_is_not_installed_says_so_in_its_row() -> None:
    printed = table([["system", "source"], row("textacy", {"missing": "not installed"}, {})[:2]])
    assert "textacy: not installed" in printed


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no text/\*\.txt"):
        texts_of(tmp_path)


@pytest.mark.skipif(not DEFAULT_SCORER.is_file(), reason="the scorer is not beside the repository")
def test_a_claim_is_right_when_the_scorer_aligns_it_and_half_of_it_agrees(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    text = "Holm said that the bridge was open."
    (tmp_path / "text" / "a.txt").write_text(text, encoding="utf-8")
    gold = "T1\tSource 0 4\tHolm\nT2\tCue 5 9\tsaid\nT3\tContent 10 34\tthat the bridge was open\n"
    gold += "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "attributions" / "a_abcd.ann").write_text(gold, encoding="utf-8")

    def claim(content: tuple[int, int], score: float) -> dict[str, object]:
        spans = {"source": (0, 4), "cue": (5, 9), "content": content}
        return {role: {"spans": [{"start": a, "end": b}]} for role, (a, b) in spans.items()} | {"score": score}

    predicted = tmp_path / "claims.jsonl"
    record = {"document": {"path": "a.txt"}, "claims": [claim((10, 34), 0.9), claim((10, 18), 0.3)]}
    predicted.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert list(outcomes(load_scorer(), tmp_path, predicted)) == [(0.9, True), (0.3, False)]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_an_input_of_the_fuzzer_follows_from_its_number_alone(target: Target) -> None:
    there = [made(target.name, 1, number) for number in range(8)]
    assert [made(target.name, 1, number) for number in reversed(range(8))] == there[::-1]
    assert made(target.name, 2, 0) != there[0]


def test_what_fails_is_made_small() -> None:
    assert smallest(b"one line\nand the bad word in it\nand more\n", lambda data: b"bad" in data) == b"bad"
