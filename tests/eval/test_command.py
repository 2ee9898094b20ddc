"""`citaat eval`: what it prints, and the file it writes."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from eval.command import save
from eval.figures import figures_of
from eval.questions import Place
from qa import build
from qa.cli import main
from tests.eval.making import outcome, question
from tests.fakes import WordEncoder
from tests.qa.making import collection_in, made

COMMIT = r"[0-9a-f]{10,40}(?:-dirty)?|v\d+\.\d+\.\d+"
BODYCAMS = {"report": "2019", "section": "Bodycams", "facts": ["2000"]}
VERZUIM = {"report": "2019", "section": "Personeel", "facts": ["6,2"]}
QUESTIONS = [
    {"id": number, "language": language, "type": kind, "question": text, "evidence": evidence}
    for number, language, kind, text, evidence in [
        ("1", "nl", "figure", "Hoeveel bodycams?", [BODYCAMS]),
        ("2", "nl", "figure", "Hoe hoog is het verzuim?", [VERZUIM]),
        ("3", "en", "fact", "instroom?", [VERZUIM]),
        ("4", "nl", "near miss", "Wat kost een meldkamer?", []),
    ]
]


@pytest.fixture(autouse=True)
def few_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """The AUROC of a thousand draws takes seconds."""
    monkeypatch.setattr("eval.measures.bootstrap.SAMPLES", 20)


@pytest.fixture
def folder(tmp_path: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a collection and a question set; "words" is a model here."""
    monkeypatch.setattr("qa.retriever.open_encoder", lambda _name: encoder)
    reports = [
        made("2019", [["Er zijn bodycams.", "Het zijn er 2.000."]], section=("Uitrusting", "Bodycams")),
        made("2021", [["Het verzuim, verzuim en verzuim.", "De wijkagent."]], section=("Personeel",)),
    ]
    collection_in(tmp_path / "collection", reports, encoder)
    lines = "".join(json.dumps(line) + "\n" for line in QUESTIONS)
    (tmp_path / "tiny.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def evaluate(folder: Path) -> tuple[Path, dict[str, Any]]:
    """Run `citaat eval`; the file that it wrote, and what is in it."""
    args = ["--in", folder / "collection", "--questions", folder / "tiny.jsonl", "--to", folder / "results"]
    assert main(["eval", *map(str, args)]) == 0
    (path,) = (folder / "results").iterdir()
    run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return path, run


def test_the_file_is_named_after_the_commit_and_what_was_asked(folder: Path) -> None:
    path, run = evaluate(folder)
    assert re.fullmatch(rf"(?:{COMMIT})-tiny-reports\.json", path.name)
    assert path.name == f"{run['commit']}-tiny-reports.json"


def test_the_file_says_what_was_measured_on_what(folder: Path) -> None:
    _, run = evaluate(folder)
    assert list(run) == ["commit", "questions", "model", "kinds", "reports", "sha256", "figures", "outcomes"]
    assert run["questions"] == "tiny"
    assert run["model"] == "words"
    assert run["kinds"] == "reports"
    assert run["reports"] == "2 reports (report)"
    assert run["sha256"] == {"2019": "00", "2021": "00"}


def test_the_file_has_the_ranks_and_the_answer_of_each_question(folder: Path) -> None:
    _, run = evaluate(folder)
    # 1: the passage of 2019 is first and holds 2.000, which its best sentence alone doesn't.
    # 2: the passage of 2021 is first, but the place is in 2019, and there under another heading.
    ranks = [(one["id"], one["passage_rank"], one["quote_rank"]) for one in run["outcomes"]]
    assert ranks == [("1", 1, 1), ("2", None, None), ("3", None, None), ("4", None, None)]
    first = run["outcomes"][0]
    assert list(first) == [
        "id",
        "passage_rank",
        "quote_rank",
        "question",
        "answered",
        "confidence",
        "quotes",
        "nearest",
    ]
    assert first["question"] == "Hoeveel bodycams?"
    assert first["quotes"][0]["passage"] == "Er zijn bodycams. Het zijn er 2.000."


def test_the_file_has_the_figures(folder: Path) -> None:
    _, run = evaluate(folder)
    rows = {row["name"]: row for row in run["figures"]["ranking"]}
    assert list(rows)[:4] == ["all", "all, marked quote", "language nl", "language en"]
    assert list(rows)[4:] == ["type figure", "type fact"]
    assert rows["all"]["questions"] == 3
    assert rows["all"]["figures"]["hit@1"]["value"] == pytest.approx(1 / 3)
    assert rows["language nl"]["figures"]["MRR"]["value"] == 0.5
    assert list(rows["all"]["figures"]["MRR"]) == ["value", "low", "high"]
    assert list(run["figures"]["saying_no"]) == [
        "AUROC of the confidence, near miss",
        "refused, answerable",
        "refused, near miss",
    ]


def test_it_prints_the_table_and_where_the_run_is_saved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = evaluate(folder)
    printed = capsys.readouterr()
    assert printed.err == ""
    lines = printed.out.splitlines()
    assert lines[0] == "| answerable questions | number | hit@1 | hit@3 | hit@5 | hit@10 | MRR |"
    assert lines[2].startswith("| all | 3 | .33 (")
    assert lines[-1] == f"tiny over 2 reports (report), saved as {path}"


def test_the_same_run_writes_the_same_file(folder: Path) -> None:
    path, _ = evaluate(folder)
    before = path.read_bytes()
    assert evaluate(folder)[0] == path
    assert path.read_bytes() == before


def test_what_is_saved_is_json_of_the_figures_and_outcomes(tmp_path: Path) -> None:
    asked = question("é", places=(Place("2019", "", ("2000",)),))
    outcomes = [outcome(asked, passage_rank=2), outcome(question("b"), answered=False, confidence=0.1)]
    figures = figures_of(outcomes)
    made_of = {"commit": "v1", "questions": "set", "kinds": "digest"}
    path = save(tmp_path / "a" / "b", made_of, figures, outcomes)
    assert path == tmp_path / "a" / "b" / "v1-set-digest.json"
    text = path.read_text(encoding="utf-8")
    assert text.endswith("\n")
    assert "Vraag é?" in text
    run = json.loads(text)
    assert run["commit"] == "v1"
    assert run["figures"] == asdict(figures)
    assert [list(one.values())[:5] for one in run["outcomes"]] == [
        ["é", 2, None, "Vraag é?", True],
        ["b", None, None, "Vraag b?", False],
    ]


def test_a_collection_of_digests_alone_is_called_so(
    tmp_path: Path, encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.retriever.open_encoder", lambda _name: encoder)
    (tmp_path / "source").mkdir()
    text = "---\nkind: digest\n---\n\n## Bodycams\n\nEr zijn 2.000 bodycams.\n"
    (tmp_path / "source" / "2019.md").write_text(text, encoding="utf-8")
    build(tmp_path / "collection", [tmp_path / "source"], encoder=encoder)
    (tmp_path / "tiny.jsonl").write_text(json.dumps(QUESTIONS[0]), encoding="utf-8")
    path, run = evaluate(tmp_path)
    assert path.name == f"{run['commit']}-tiny-digest.json"
    assert run["reports"] == "1 reports (digest)"
    assert run["outcomes"][0]["passage_rank"] == 1
