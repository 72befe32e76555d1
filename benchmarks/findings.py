"""How many findings of each rule are right: ``python -m benchmarks.findings DATA [--show RULE] [--limit N] [--recall]``.

DATA holds ``polnear/dev/text/*.txt`` and ``corpora/fa-kes.csv``. 150 articles are drawn from both with a fixed seed and checked;
no pack but ``general``. ``--fresh`` takes those other articles instead (``polnear/train`` among them) that the gold file names: a
second draw, judged after the rules had been mended on the first. ``findings_gold.jsonl`` has one judged finding a line:
``article``, ``rule``, ``start``, ``end`` (code points), ``verdict`` (right, doubtful, wrong) and a ``reason``.
Printed for each rule: findings, articles with
one, how many were judged, the share that is right. ``--show RULE`` prints the findings that nobody has judged yet, in context, at
most N of them, drawn at random. ``--readings FOLDER`` keeps what the model saw of each text, so that a second run costs seconds.

``--figures [WHO]`` writes the package's table of precision (``checks/figures/precision.toml``) from the blind verdicts.

``--blind`` does both for the blind draws: each rule's verdicts, those on findings that still stand, and its sure marks found.

``--recall`` reads ``findings_missed.jsonl``: what a reader who had seen no rule at work marked in 20 of the articles, one
mark a line, and prints how many of those marks the rules find. The rules were mended with a view of these marks; then
``findings_missed_fresh.jsonl``, those of another reader in 20 further articles, which nobody looked at while mending.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from textwrap import fill
from typing import Any, Literal

import reportedly
from benchmarks.pins import Kept
from reportedly.checks import Selection
from reportedly.checks.precision import Precision, judged_how
from reportedly.checks.rules import rulebook
from reportedly.languages import language
from reportedly.model import Article, Diagnostic, Document, Metadata
from reportedly.pipeline import checked, default_cache, open_references, opened, read_document
from reportedly.sources import document_from_text

GOLD = Path(__file__).with_name("findings_gold.jsonl")
BLIND = Path(__file__).with_name("findings_blind.jsonl")
MARKS = Path(__file__).with_name("findings_missed.jsonl")
FRESH_MARKS = Path(__file__).with_name("findings_missed_fresh.jsonl")
BLIND_MARKS = Path(__file__).with_name("findings_blind_marks.jsonl")
SEED = 4
A_CORPUS = 75
HEADLESS = frozenset(
    f"ce-{day}"
    for day in (
        "2025-02-04-armed", "2025-03-23-armed", "2025-05-23-law-a", "2025-08-28-armed", "2025-10-08-law-a", "2025-10-22-armed",
        "2026-07-14-armed",
    )
)  # fmt: skip
"""Digests of the first blind draw, which were read without the headline."""
DAY = 10
"""So many characters has a date that tells the day."""
Key = tuple[str, str, int, int]
Verdict = Literal["right", "doubtful", "wrong"]
FIGURES = Path(reportedly.__file__).parent / "checks/figures/precision.toml"
FIGURES_HEAD = """\
# How often each rule was right, by its own definition: the verdicts on findings in articles drawn at random, each read by itself.
# Made by `python -m benchmarks.findings --figures` from the verdicts in benchmarks/; change those, and run it. A rule that is not
# here was not measured yet.
"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An article of the sample: ``name`` says corpus and file or number; ``published`` is an ISO date where it is known."""

    name: str
    text: str
    published: str | None


def news(data: Path, split: str = "dev") -> list[Drawn]:
    """The political news of a split of PolNeAR."""
    corpus = "polnear" if split == "dev" else f"polnear-{split}"
    return [
        Drawn(f"{corpus}:{path.stem}", read(path), None) for path in sorted((data / f"polnear/{split}/text").glob("*.txt"))
    ]


def read(path: Path) -> str:
    """A file's text with its line ends as they are."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def war_reports(data: Path) -> list[Drawn]:
    """The reports of the Syrian war in FA-KES, each with its headline as first paragraph."""
    with (data / "corpora/fa-kes.csv").open(encoding="latin-1", newline="") as file:
        rows = list(csv.DictReader(file))
    return sorted(
        (Drawn(f"fa-kes:{row['unit_id']}", text_of(row), day(row["date"])) for row in rows), key=lambda each: each.name
    )


def text_of(row: dict[str, str]) -> str:
    """Headline and body of a row, a blank line between them."""
    return f"{row['article_title'].strip()}\n\n{row['article_content'].strip()}"


def day(written: str) -> str | None:
    """``4/19/2017`` as an ISO date; ``None`` where it is none."""
    try:
        return datetime.strptime(written, "%m/%d/%Y").date().isoformat()
    except ValueError:
        return None


def sample(data: Path) -> list[Drawn]:
    """The 150 articles: as many of each corpus, the same in every run."""
    draw = random.Random(SEED)
    return draw.sample(news(data), A_CORPUS) + draw.sample(war_reports(data), A_CORPUS)


def fresh(data: Path, names: Iterable[str]) -> list[Drawn]:
    """Those of the articles named that are outside of the sample."""
    named = set(names) - {each.name for each in sample(data)}
    return [each for each in (*news(data, "train"), *war_reports(data)) if each.name in named]


def open_news(data: Path) -> list[Drawn]:
    """The open news corpus, each with its headline as first paragraph where the text does not begin with it."""
    found = []
    for line in (data / "open-news/articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        headless = row["id"] in HEADLESS or row["text"].startswith(row["title"])
        text = row["text"] if headless else f"{row['title']}\n\n{row['text']}"
        found.append(
            Drawn(f"open:{row['id']}", text, row["published"][:10] if len(row.get("published") or "") >= DAY else None)
        )
    return found


def blind(data: Path, names: Iterable[str]) -> list[Drawn]:
    """The articles of the blind draws that are named."""
    named = set(names)
    pool = (*news(data), *news(data, "train"), *war_reports(data), *open_news(data))
    return [each for each in pool if each.name in named]


def check_all(drawn: Sequence[Drawn], cache: Path, readings: Path | None = None) -> Iterator[tuple[Drawn, Article]]:
    """Every article with the findings of all rules, those that are off by default too.

    What the model saw of each text is kept in the folder ``readings``.
    """
    reader, references = Kept(readings), open_references((), cache)
    for each in drawn:
        document = document_from_text(each.text, language(), Metadata(published=each.published, id_given=each.name))
        article = read_document(document, reader, references)
        yield each, checked(article, references.packs, Selection(select=("ALL",)))


def findings_of(drawn: Sequence[Drawn], cache: Path, readings: Path | None = None) -> list[tuple[Drawn, Diagnostic]]:
    """Every finding in some articles, with its article."""
    return [(each, found) for each, article in check_all(drawn, cache, readings) for found in article.diagnostics or ()]


def key(name: str, found: Diagnostic) -> Key:
    """What tells a finding apart."""
    return name, found.rule, found.span.start, found.span.end


def judgements(path: Path) -> dict[Key, Verdict]:
    """The verdict of every finding that was judged, but for those on what a rule no longer marks by its definition (``former``)."""
    if not path.is_file():
        return {}
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    return {
        (line["article"], line["rule"], line["start"], line["end"]): line["verdict"]
        for line in lines
        if not line.get("former", False)
    }


def counted(verdicts: Mapping[Key, Verdict]) -> dict[str, Precision]:
    """The verdicts of each rule, by its identifier."""
    of: dict[str, Counter[Verdict]] = {}
    for (_, rule, *_), verdict in sorted(verdicts.items()):
        of.setdefault(rule, Counter())[verdict] += 1
    return {
        rule: Precision(right=of[rule]["right"], doubtful=of[rule]["doubtful"], wrong=of[rule]["wrong"])
        for rule in sorted(of)
    }


def figures(verdicts: Mapping[Key, Verdict], judged: str) -> str:
    """The table ``checks/figures/precision.toml`` for these verdicts; ``judged`` says in words who judged what."""
    lines = [FIGURES_HEAD, f'judged = """\n{fill(judged, 125)}"""\n']
    for rule, found in counted(verdicts).items():
        lines.append(f"[rules.{rule}]\nright = {found.right}\ndoubtful = {found.doubtful}\nwrong = {found.wrong}\n")
    return "\n".join(lines)


def show(findings: Sequence[tuple[Drawn, Diagnostic]], limit: int) -> None:
    """Print findings with what stands around them, ready to be judged."""
    some = findings if len(findings) <= limit else random.Random(SEED).sample(findings, limit)
    for each, found in some:
        start, end = found.span.start, found.span.end
        before = " ".join(each.text[max(0, start - 400) : start].split())
        after = " ".join(each.text[end : end + 300].split())
        print(json.dumps({"article": each.name, "rule": found.rule, "start": start, "end": end}))
        print(f"    {before} [[{' '.join(found.span.text.split())}]] {after}")
        print(f"    = {found.message}")
        for related in found.related:
            print(f"    + {' '.join(related.span.text.split())}: {related.message}")


def table(findings: Sequence[tuple[Drawn, Diagnostic]], verdicts: Mapping[Key, Verdict]) -> Iterator[str]:
    """A line for each rule: how often it marks, and how often rightly, a doubtful one as half."""
    yield f"{'rule':8} {'default':8} {'findings':>8} {'articles':>8}  precision"
    for rule in rulebook():
        own = [(each.name, found) for each, found in findings if found.rule == rule.id]
        judged = {key(name, found): verdicts[key(name, found)] for name, found in own if key(name, found) in verdicts}
        share = counted(judged).get(rule.id, Precision())
        articles = len({name for name, _ in own})
        on = "on" if rule.default else "off"
        yield f"{rule.id:8} {on:8} {len(own):8} {articles:8}  {share}"


def sentence_of(sentences: Sequence[tuple[int, int]], offset: int) -> int:
    """The number of the sentence that ``offset`` stands in."""
    return bisect_right(sentences, offset, key=lambda each: each[0])


def recall(findings: Sequence[tuple[Drawn, Diagnostic]], marks: Sequence[dict[str, Any]]) -> Iterator[str]:
    """A line for each rule: how many of the marks made by hand stand in a sentence with one of its findings, or with a place that
    one points at. Readers may mark the cue where a rule marks the event.
    """
    sentences = {each.name: opened(Document(each.text)).layout.sentences for each, _ in findings}
    places = {
        (each.name, found.rule, sentence_of(sentences[each.name], span.start))
        for each, found in findings
        for span in (found.span, *(related.span for related in found.related))
    }
    of, hit = Counter[str](), Counter[str]()
    for mark in marks:
        of[mark["rule"]] += 1
        at = sentence_of(sentences.get(mark["article"], ()), mark["start"])
        hit[mark["rule"]] += (mark["article"], mark["rule"], at) in places
    yield f"{'rule':8} {'marks':>6} {'found':>6}"
    for rule in sorted(of):
        yield f"{rule:8} {of[rule]:6} {hit[rule]:6}"
    yield f"{'all':8} {of.total():6} {hit.total():6}"


def once_an_article(rule: str) -> bool:
    """Whether a mark of a rule counts as found where the article has a finding: it asks once for the whole of it."""
    return rule in ("SRC006", "SRC007", "TIM001")


def sure(
    findings: Sequence[tuple[Drawn, Diagnostic]], marks: Sequence[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every sure mark of the blind draws, and whether it is found: in its sentence, or once an article; ATT001 and VER002 stand for
    each other.
    """
    texts = {each.name: each.text for each, _ in findings}
    sentences = {name: opened(Document(text)).layout.sentences for name, text in texts.items()}
    same = {"ATT001": "VER002"}
    places, articles = set(), set()
    for each, found in findings:
        rule = same.get(found.rule, found.rule)
        articles.add((each.name, rule))
        for span in (found.span, *(related.span for related in found.related)):
            places.add((each.name, rule, sentence_of(sentences[each.name], span.start)))
    for mark in marks:
        if not mark["sure"]:
            continue
        name, rule = mark["article"], same.get(mark["rule"], mark["rule"])
        at = sentence_of(sentences.get(name, ()), mark["start"])
        yield mark, (name, rule) in articles if once_an_article(rule) else (name, rule, at) in places


def blind_figures(data: Path, cache: Path, readings: Path | None) -> Iterator[str]:
    """Of the blind draws: each rule's verdicts, those on findings that still stand, and its sure marks, those found first."""
    verdicts = judgements(BLIND)
    marks = [json.loads(line) for line in BLIND_MARKS.read_text(encoding="utf-8").splitlines() if line]
    drawn = blind(data, {name for name, *_ in verdicts} | {mark["article"] for mark in marks})
    findings = findings_of(drawn, cache, readings)
    standing = {key(each.name, found) for each, found in findings}
    before, after = counted(verdicts), counted({at: verdict for at, verdict in verdicts.items() if at in standing})
    hit, of = Counter[str](), Counter[str]()
    for mark, found in sure(findings, marks):
        of[mark["rule"]] += 1
        hit[mark["rule"]] += found
    for rule in sorted({*before, *of}):
        yield f"{rule}  judged {before.get(rule)}  standing {after.get(rule)}  sure marks {hit[rule]}/{of[rule]}"
    on = {rule.id for rule in rulebook() if rule.default}
    for which, own in (("all", set(before)), ("on", on)):
        yield f"{which}: judged {sum_of(before, own)}, standing {sum_of(after, own)}"
    yield f"sure marks {hit.total()}/{of.total()}"


def sum_of(found: Mapping[str, Precision], rules: Iterable[str]) -> Precision:
    """The verdicts of some rules together."""
    own = [found[rule] for rule in rules if rule in found]
    right, doubtful, wrong = (sum(column) for column in zip(*((e.right, e.doubtful, e.wrong) for e in own), strict=True))
    return Precision(right=right, doubtful=doubtful, wrong=wrong)


def main() -> None:
    """Check the sample and print what was asked for."""
    parser = argparse.ArgumentParser(
        description=(__doc__ or "").split("\n\n")[0], formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument(
        "--figures", metavar="WHO", nargs="?", const="",
        help="write the package's table of precision from the gold file and no more;\nWHO says who judged what, where that changed",
    )  # fmt: skip
    parser.add_argument("--cache", type=Path, default=default_cache(), help="the folder of added places")
    parser.add_argument("--gold", type=Path, help="default: with --figures findings_blind.jsonl, else findings_gold.jsonl")
    parser.add_argument("--fresh", action="store_true", help="the second draw")
    parser.add_argument("--show", metavar="RULE", help="print unjudged findings of a rule, or of those that begin so")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--recall", action="store_true")
    parser.add_argument(
        "--blind", action="store_true", help="the blind draws: verdicts that still stand, and sure marks found"
    )
    parser.add_argument("--readings", type=Path, help="the folder in which what the model saw is kept")
    options = parser.parse_args()
    if options.figures is not None:
        FIGURES.write_text(
            figures(judgements(options.gold or BLIND), options.figures or judged_how()), encoding="utf-8", newline="\n"
        )
        return
    if options.data is None:
        parser.error("DATA is missing")
    if options.blind:
        print("\n".join(blind_figures(options.data, options.cache, options.readings)))
        return
    if options.recall:
        for path in (MARKS, FRESH_MARKS):
            marks = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
            named = {mark["article"] for mark in marks}
            drawn = [each for each in sample(options.data) if each.name in named] + fresh(options.data, named)
            print(f"{path.stem}: {len(drawn)} articles")
            print("\n".join(recall(findings_of(drawn, options.cache, options.readings), marks)))
        return
    verdicts = judgements(options.gold or GOLD)
    drawn = fresh(options.data, (name for name, *_ in verdicts)) if options.fresh else sample(options.data)
    findings = findings_of(drawn, options.cache, options.readings)
    if options.show:
        unjudged = [(e, f) for e, f in findings if f.rule.startswith(options.show) and key(e.name, f) not in verdicts]
        show(unjudged, options.limit)
    else:
        print("\n".join(table(findings, verdicts)))


if __name__ == "__main__":
    main()
