"""Runs and judgements in TREC form, and what another program found."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.elsewhere import judge_trec
from eval.errors import RunError
from eval.measures.ranking import measured
from eval.topics import Topics, question_of, topic_names
from eval.trec import read_topics, write_qrels, write_run

TOPICS = Topics(
    run={"nl-1": ["2019:0-10", "een map/rapport 50%:5-9"], "nl-2#1": ["2021:0-4"], "nl-2#2": []},
    qrels={"nl-1": {"een map/rapport 50%:5-9": 1, "2019:0-10": 0}, "nl-2#1": {"2021:0-4": 2}},
)


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """The topics as two files."""
    run, qrels = tmp_path / "ours.run", tmp_path / "set.qrels"
    write_run(run, TOPICS)
    write_qrels(qrels, TOPICS)
    return run, qrels


def test_files_have_the_columns_of_trec(files: tuple[Path, Path]) -> None:
    run, qrels = files
    assert run.read_text(encoding="utf-8") == (
        "nl-1 Q0 2019:0-10 1 2 citaat\n"
        "nl-1 Q0 een%20map/rapport%2050%25:5-9 2 1 citaat\n"
        "nl-2#1 Q0 2021:0-4 1 1 citaat\n"
    )
    assert qrels.read_text(encoding="utf-8") == (
        "nl-1 0 een%20map/rapport%2050%25:5-9 1\nnl-1 0 2019:0-10 0\nnl-2#1 0 2021:0-4 2\n"
    )


def test_what_is_written_is_read(files: tuple[Path, Path]) -> None:
    found = {topic: names for topic, names in TOPICS.run.items() if names}
    assert read_topics(*files) == Topics(found, TOPICS.qrels)


def test_the_library_reads_them_alike(files: tuple[Path, Path]) -> None:
    import ir_measures

    run, qrels = (str(path) for path in files)
    grades = ir_measures.read_trec_qrels(qrels)  # type: ignore[no-untyped-call]
    scores = ir_measures.read_trec_run(run)  # type: ignore[no-untyped-call]
    reciprocal = ir_measures.iter_calc([ir_measures.RR], grades, scores)
    ours = measured(read_topics(*files))
    assert {one.query_id: one.value for one in reciprocal} == {"nl-1": 0.5, "nl-2#1": 1.0}
    assert {topic: values["MRR"] for topic, values in ours.items()} == {"nl-1": 0.5, "nl-2#1": 1.0}


def test_passages_are_put_in_order_of_score_and_then_backwards_by_name(tmp_path: Path) -> None:
    run, qrels = tmp_path / "a.run", tmp_path / "a.qrels"
    run.write_text("q Q0 a 1 0.5 x\nq Q0 b 2 0.5 x\n\nq Q0 c 3 7e-1 x\n", encoding="utf-8")
    qrels.write_text("q 0 a 1\n", encoding="utf-8")
    assert read_topics(run, qrels).run == {"q": ["c", "b", "a"]}


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("q Q0 b 1 0.5", "line 2: not a line 'topic Q0 passage rank score tag'"),
        ("q Q0 b 1 0.5 x y", "line 2: not a line 'topic Q0 passage rank score tag'"),
        ("q Q0 b 1 high x", "line 2: not a line 'topic Q0 passage rank score tag'"),
        ("q Q0 b 1 nan x", "line 2: not a line 'topic Q0 passage rank score tag'"),
        ("q", "line 2: not a line 'topic Q0 passage rank score tag'"),
        ("q Q0 a 2 0.1 x", "'a' stands twice under one topic"),
    ],
)
def test_a_wrong_line_of_a_run_is_named(
    tmp_path: Path, files: tuple[Path, Path], line: str, error: str
) -> None:
    run = tmp_path / "wrong.run"
    run.write_text(f"q Q0 a 1 1.0 x\n{line}\n", encoding="utf-8")
    with pytest.raises(RunError) as caught:
        read_topics(run, files[1])
    assert str(caught.value).startswith(str(run))
    assert str(caught.value).endswith(error)


@pytest.mark.parametrize("line", ["q 0 a", "q 0 a 1.5", "q a 1", "q 0 a 1 2"])
def test_a_wrong_line_of_judgements_is_named(tmp_path: Path, files: tuple[Path, Path], line: str) -> None:
    qrels = tmp_path / "wrong.qrels"
    qrels.write_text(f"{line}\n", encoding="utf-8")
    with pytest.raises(RunError) as caught:
        read_topics(files[0], qrels)
    assert str(caught.value) == f"{qrels}, line 1: not a line 'topic 0 passage grade'"


def test_files_that_cannot_be_read_or_are_empty_are_named(tmp_path: Path, files: tuple[Path, Path]) -> None:
    nothing = tmp_path / "none"
    with pytest.raises(RunError, match=f"the file '{nothing}' can't be read"):
        read_topics(nothing, files[1])
    nothing.touch()
    with pytest.raises(RunError) as caught:
        read_topics(files[0], nothing)
    assert str(caught.value) == f"the judgements '{nothing}' are empty"


def test_a_topic_belongs_to_a_question() -> None:
    assert topic_names("nl-1", 1) == ["nl-1"]
    assert topic_names("nl-1", 2) == ["nl-1#1", "nl-1#2"]
    assert topic_names("nl-1", 0) == []
    assert [question_of(topic) for topic in ("nl-1", "nl-1#2", "#1", "a#b", "a#")] == [
        "nl-1",
        "nl-1",
        "",
        "a#b",
        "a#",
    ]


def test_what_another_program_found_is_judged(tmp_path: Path) -> None:
    run, qrels = tmp_path / "bm25.run", tmp_path / "set.qrels"
    run.write_text("nl-1 Q0 a 1 9 x\nnl-1 Q0 b 2 8 x\nnl-2#1 Q0 c 1 9 x\n", encoding="utf-8")
    qrels.write_text("nl-1 0 b 1\nnl-2#1 0 c 1\nnl-2#2 0 d 1\nnl-3 0 a 0\n", encoding="utf-8")
    judged = judge_trec(run, qrels)
    assert (judged.questions, judged.model, judged.reports) == ("set", "bm25", "judgements")
    assert [(one.id, one.language, one.measures["MRR"], one.confidence) for one in judged.records] == [
        ("nl-1", "nl", 0.5, None),
        ("nl-2", "nl", 0.0, None),  # its second part isn't found
    ]
    assert [[place.report for place in record.places] for record in judged.records] == [["b"], ["c", "d"]]
