"""`citaat eval`: what it prints, and the files it writes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from qa import build
from qa.cli import main
from tests.fakes import ShortestFirst, WordEncoder
from tests.qa.making import collection_in, made

COMMIT = r"(?:[0-9a-f]{10,40}(?:-dirty)?|v\d+\.\d+\.\d+)"
BODYCAMS = {"report": "2019", "section": "Bodycams", "facts": ["2000"]}
VERZUIM = {"report": "2021", "section": "", "facts": ["verzuim"], "part": 2}
ELSEWHERE = {"report": "2021", "section": "Personeel", "facts": ["6,2"]}
QUESTIONS = [
    {"id": number, "language": language, "type": kind, "question": text, "evidence": evidence}
    for number, language, kind, text, evidence in [
        ("1", "nl", "figure", "Hoeveel bodycams?", [BODYCAMS]),
        ("2", "nl", "timeline", "bodycams, en het verzuim?", [BODYCAMS, VERZUIM]),
        ("3", "en", "fact", "instroom?", [ELSEWHERE]),
        ("4", "nl", "near miss", "Wat kost een meldkamer?", []),
    ]
]


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


def evaluate(folder: Path, *more: object) -> tuple[Path, dict[str, Any]]:
    """Run `citaat eval`; the JSON file that it wrote, and what is in it."""
    args = ["--in", folder / "collection", "--questions", folder / "tiny.jsonl", "--to", folder / "results"]
    assert main(["eval", *map(str, [*args, *more])]) == 0
    (path,) = (folder / "results").glob("*.json")
    run: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return path, run


def test_the_files_are_named_after_the_commit_and_what_was_asked(folder: Path) -> None:
    path, run = evaluate(folder)
    assert re.fullmatch(rf"{COMMIT}-tiny-2-reports-report-[0-9a-f]{{6}}-words\.json", path.name)
    assert path.name.startswith(run["commit"])
    assert sorted(one.name for one in path.parent.iterdir()) == [
        path.with_suffix(suffix).name for suffix in (".html", ".json", ".qrels", ".run")
    ]


def test_the_file_says_what_was_measured_on_what(folder: Path) -> None:
    _, run = evaluate(folder)
    assert run["questions"] == "tiny"
    assert run["model"] == "words"
    assert run["reports"] == "2 reports (report)"
    assert run["sha256"] == {"2019": "00", "2021": "00"}
    assert run["left_out"] == 1


def test_a_run_with_a_reranker_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qa.retriever.CrossEncoderReranker.open", lambda _name: ShortestFirst())
    path, run = evaluate(folder, "--reranker", "owner/shortest")
    assert (run["model"], run["reranker"]) == ("words", "owner/shortest")
    assert path.stem.endswith("-words-owner-shortest")
    # The passage on the verzuim is the shorter one, and so comes first whatever is asked.
    assert [(one["id"], one["passage_rank"]) for one in run["records"]] == [("1", 2), ("2", 2), ("4", None)]


def test_a_question_that_the_reports_do_not_hold_is_left_out(folder: Path) -> None:
    _, run = evaluate(folder)
    # 3 has its answer in a report that is there, but its fact isn't. 4 can be asked of any reports.
    assert [(one["id"], one["passage_rank"], one["quote_rank"]) for one in run["records"]] == [
        ("1", 1, 1),
        ("2", 2, 2),  # the second of its parts
        ("4", None, None),
    ]


def test_the_file_has_the_figures(folder: Path) -> None:
    _, run = evaluate(folder)
    rows = {row["name"]: row for row in run["figures"]["ranking"]}
    assert list(rows) == ["all", "all, marked quote", "language nl", "type figure", "type timeline"]
    assert rows["all"]["questions"] == 2
    assert {name: figure["value"] for name, figure in rows["all"]["figures"].items()} == {
        "hit@1": 0.5,
        "hit@3": 1.0,
        "hit@5": 1.0,
        "hit@10": 1.0,
        "MRR": 0.75,
        "nDCG@10": pytest.approx((1 + 0.6309) / 2, abs=1e-4),
        "recall@5": 1.0,
        "recall@10": 1.0,
        "hit within 1,500 characters": 1.0,
    }
    assert list(run["figures"]["saying_no"]) == [
        "AUROC of the confidence, near miss",
        "AUROC of the confidence, all unanswerable",
        "refused, answerable",
        "refused, near miss",
    ]


def test_it_prints_the_tables_what_is_left_out_and_where_the_run_is_saved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = evaluate(folder)
    printed = capsys.readouterr()
    assert printed.err == ""
    lines = printed.out.splitlines()
    assert lines[0] == "| answerable questions | number | hit@1 | hit@3 | hit@5 | hit@10 | MRR |"
    assert lines[2].startswith("| all | 2 | .50 (")
    assert lines[-3] == "1 question that these reports don't hold is left out"
    assert lines[-1] == f"tiny over 2 reports (report), saved as {path} and .html"


def test_the_same_run_writes_the_same_files(folder: Path) -> None:
    path, _ = evaluate(folder)
    before = {one.name: one.read_bytes() for one in path.parent.iterdir()}
    evaluate(folder)
    assert {one.name: one.read_bytes() for one in path.parent.iterdir()} == before


def test_a_run_is_compared_with_one_that_was_saved(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, _ = evaluate(folder)
    evaluate(folder, "--against", path)
    printed = capsys.readouterr().out
    assert (
        "tiny over 2 reports (report), words:\nquestions that both have: 3; that one of them has: 0\n"
        in printed
    )
    assert "| all | 2 | 0 (0 to 0) | 0 (0 to 0) | 0 (0 to 0) | 0 (0 to 0) | 0 (0 to 0) |" in printed


def test_two_saved_runs_are_compared_without_asking_anew(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = evaluate(folder)
    first = capsys.readouterr().out
    monkeypatch.setattr("eval.asked.ask_all", None)
    assert main(["eval", "--saved", str(path), "--against", str(path)]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(first.partition("\n\ntiny over")[0])
    assert "questions that both have: 3;" in printed
    assert "saved as" not in printed


def test_a_run_is_saved_before_it_turns_out_that_it_cannot_be_compared(folder: Path) -> None:
    path, run = evaluate(folder)
    other = folder / "other.json"
    for record in run["records"]:
        record["id"] += "x"
    other.write_text(json.dumps(run), encoding="utf-8")
    path.unlink()
    args = ["--in", folder / "collection", "--questions", folder / "tiny.jsonl", "--to", folder / "results"]
    assert main(["eval", *map(str, args), "--against", str(other)]) == 2
    assert path.exists()


def test_what_another_program_found_is_judged_by_our_judgements(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = evaluate(folder)
    other = folder / "bm25.run"
    other.write_text("1 Q0 2019:0-36 1 2.5 bm25\n", encoding="utf-8")
    to = folder / "elsewhere"
    trec = ["--trec", other, path.with_suffix(".qrels"), "--against", path, "--to", to]
    assert main(["eval", *map(str, trec)]) == 0
    printed = capsys.readouterr().out
    assert "| all | 2 | .50 (" in printed  # 2 wasn't found at all
    assert "questions that both have: 2; that one of them has: 1\n" in printed
    assert sorted(one.suffix for one in to.iterdir()) == [".html", ".json"]


def test_a_folder_in_beir_form_is_asked(
    folder: Path, capsys: pytest.CaptureFixture[str], encoder: WordEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eval.beir.collection.open_encoder", lambda _name: encoder)
    monkeypatch.setattr("eval.asked.cache_folder", lambda _sources, _model: folder / "cache")
    beir = folder / "tiny-set"
    beir.mkdir()
    (beir / "corpus.jsonl").write_text('{"_id": "a", "text": "bodycams"}\n{"_id": "b", "text": "verzuim"}\n')
    (beir / "queries.jsonl").write_text('{"_id": "nl-1", "text": "verzuim"}\n')
    (beir / "qrels.tsv").write_text("q\td\tscore\nnl-1\tb\t1\n")
    assert main(["eval", "--beir", str(beir), "--to", str(folder / "results")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2] == "| all | 1 | " + " | ".join(["1.00 (1.00–1.00)"] * 5) + " |"
    assert lines[3].startswith("| language nl | 1 |")
    assert lines[-1].startswith("tiny-set over 2 passages, saved as ")


@pytest.mark.parametrize(
    ("args", "error"),
    [
        (
            ["--beir", "x", "--in", "y"],
            "--beir, --trec and --saved ask no other reports: leave out --in and --reports",
        ),
        (["--beir", "x"], "the file 'x/corpus.jsonl' of a BEIR folder can't be read"),
        (["--questions", "x.jsonl"], "the question set 'x.jsonl' can't be read"),
        (["--saved", "x.json"], "the run 'x.json' can't be read"),
        (["--against", "x.json"], "the run 'x.json' can't be read"),
        (["--trec", "x.run", "x.qrels"], "the file 'x.run' can't be read"),
    ],
)
def test_what_cannot_be_measured_is_told_in_one_line(
    capsys: pytest.CaptureFixture[str], args: list[str], error: str
) -> None:
    assert main(["eval", *args]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"citaat: {error}")
    assert printed.err.count("\n") == 1


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
    assert "-tiny-1-report-digest-" in path.name
    assert run["reports"] == "1 report (digest)"
    assert run["records"][0]["passage_rank"] == 1


def test_without_the_library_it_says_how_to_install_it(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "ir_measures", None)
    assert main(["eval", "--in", str(folder / "collection"), "--questions", str(folder / "tiny.jsonl")]) == 2
    assert capsys.readouterr().err == (
        "citaat: measuring needs ir-measures: install it with pip install 'citaat[eval]'\n"
    )
