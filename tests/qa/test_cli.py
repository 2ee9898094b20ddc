"""The command line: what it prints, where, and its exit codes.

Most tests call `main` with the encoder of the fakes, and see what a process would print. Some run the
installed `citaat`, with the bundled model's quick engine.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from qa.confidence import CALIBRATIONS, Calibration
from tests.fakes import WordEncoder
from tests.qa.conftest import BODYCAMS, Call
from tests.qa.making import collection_in, locked, made

CITAAT = Path(sys.executable).with_name("citaat")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def collection(tmp_path: Path, encoder: WordEncoder) -> Path:
    reports = [
        made("2019", [["De korpschef koopt bodycams.", "De wijkagent blijft."]], date="2019-12"),
        made("2021", [["De meldkamer is nieuw."]], date="2021-12-02", section=()),
    ]
    return collection_in(tmp_path / "collection", reports, encoder)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calibration for "words": only a score of nearly 1 is an answer."""
    monkeypatch.setitem(CALIBRATIONS, "words", Calibration(slope=10.0, intercept=-5.0, threshold=0.99))


def process(*args: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(CITAAT), *map(str, args)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def written(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def results(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


# Help and version


@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_names_the_commands(call: Call, flag: str) -> None:
    code, out, err = call(flag)
    assert (code, err) == (0, "")
    commands = out.partition("COMMAND\n")[2]
    assert [line.split()[0] for line in commands.splitlines() if line[4:5].strip()] == [
        "index",
        "ask",
        "app",
        "user",
        "show",
        "verify",
        "remove",
        "repair",
        "eval",
    ]


@pytest.mark.parametrize(
    "command", ["index", "ask", "app", "user", "show", "verify", "remove", "repair", "eval"]
)
def test_every_command_has_help(call: Call, command: str) -> None:
    code, out, err = call(command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"usage: citaat {command} [-h]")


def test_version(call: Call) -> None:
    assert call("--version") == (0, f"citaat {version('citaat')}\n", "")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "citaat: error: the following arguments are required: COMMAND"),
        (("asq",), "citaat: error: argument COMMAND: invalid choice: 'asq' (choose from"),
        (("ask",), "citaat ask: error: one of the arguments QUESTION --batch is required"),
        (("ask", "--k", "0", "wat?"), "error: argument --k: '0' is not a whole number from 1 to 100"),
        (("ask", "--k", "101", "wat?"), "error: argument --k: '101' is not a whole number from 1 to 100"),
        (("ask", "--k", "-1", "wat?"), "error: argument --k: '-1' is not a whole number from 1 to 100"),
        (("ask", "--k", "2.5", "wat?"), "error: argument --k: '2.5' is not a whole number from 1 to 100"),
        (("ask", "--k", "veel", "wat?"), "error: argument --k: 'veel' is not a whole number from 1 to 100"),
        (("ask", "--in", "a", "--reports", "b", "--", "wat?"), "not allowed with argument --in"),
        (("ask", "wat?", "--batch", "f"), "not allowed with argument"),
        (("index", "--to", "c"), "citaat index: error: one of the arguments --reports --watch is required"),
        (("index", "--reports", "c"), "citaat index: error: the following arguments are required: --to"),
    ],
)
def test_what_cannot_be_understood_is_told_with_the_usage(
    call: Call, args: tuple[str, ...], said: str
) -> None:
    code, out, err = call(*args)
    assert (code, out) == (2, "")
    assert err.startswith("usage: citaat")
    assert said in err.splitlines()[-1]


# ask


def test_an_answer_is_printed(call: Call, collection: Path) -> None:
    assert call("ask", "--in", collection, "--k", 1, "Wat doet de wijkagent?") == (
        0,
        "1. Titel 2019 · 2019-12 · Kop\n   “De wijkagent blijft.”\n",
        "",
    )


@pytest.mark.usefixtures("strict")
def test_when_the_reports_do_not_answer_the_exit_code_is_1(call: Call, collection: Path) -> None:
    code, out, err = call("ask", "--in", collection, "--k", 1, "Wat is het verzuim van de meldkamer?")
    assert (code, err) == (1, "")
    assert out == (
        "Not in these reports (2 reports, 2019-12 to 2021-12-02). Nearest passages:\n\n"
        "1. Titel 2021 · 2021-12-02\n   “De meldkamer is nieuw.”\n"
    )


def test_k_is_how_many_quotes_are_shown(call: Call, collection: Path) -> None:
    for k, number in ((1, 1), (2, 2), (5, 2)):
        _, out, _ = call("ask", "--in", collection, "--json", "--k", k, "bodycams")
        assert len(json.loads(out)["quotes"]) == number


def test_json_is_one_line_of_the_answer(call: Call, collection: Path) -> None:
    code, out, err = call("ask", "--json", "--in", collection, "--k", 1, "Wat doet de meldkamer?")
    assert (code, err) == (0, "")
    assert out.count("\n") == 1
    told = json.loads(out)
    assert [quote["text"] for quote in told.pop("elsewhere")] == [
        "De korpschef koopt bodycams. De wijkagent blijft."
    ]
    assert told == {
        "question": "Wat doet de meldkamer?",
        "answered": True,
        "confidence": 0.5,
        "quotes": [
            {
                "text": "De meldkamer is nieuw.",
                "passage": "De meldkamer is nieuw.",
                "report": "2021",
                "title": "Titel 2021",
                "date": "2021-12-02",
                "kind": "report",
                "section": [],
                "page": None,
                "score": 1.0,
                "start": 0,
                "end": 22,
                "footnotes": [],
                "again": [],
            }
        ],
        "nearest": [],
        "searched": {
            "reports": 2,
            "first_date": "2019-12",
            "last_date": "2021-12-02",
            "only": {"reports": [], "kinds": [], "since": "", "until": ""},
        },
    }


@pytest.mark.usefixtures("strict")
def test_json_of_no_answer_has_exit_code_1_too(call: Call, collection: Path) -> None:
    code, out, _ = call("ask", "--json", "--in", collection, "tapsysteem")
    assert code == 1
    told = json.loads(out)
    assert (told["answered"], told["quotes"], len(told["nearest"])) == (False, [], 2)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--report", "2021"), ["2021"]),
        (("--report", "2021", "--report", "2019.PDF"), ["2019", "2021"]),
        (("--kind", "Report"), ["2019", "2021"]),
        (("--kind", "letter", "--kind", "report", "--since", "2020"), ["2021"]),
        (("--until", "2019-12-15"), ["2019"]),
        (("--since", "2019", "--until", "2021"), ["2019", "2021"]),
    ],
)
def test_only_some_of_the_reports_are_asked(
    call: Call, collection: Path, options: tuple[str, ...], found: list[str]
) -> None:
    code, out, err = call("ask", "--in", collection, "--json", *options, "bodycams")
    assert (code, err) == (0, "")
    told = json.loads(out)
    assert [quote["report"] for quote in told["quotes"]] == found
    assert told["searched"]["reports"] == len(found)


def test_a_filter_that_matches_nothing_says_so(call: Call, collection: Path) -> None:
    assert call("ask", "--in", collection, "--since", "2022", "--kind", "letter", "bodycams") == (
        1,
        "No report matches: there are no reports of kind letter, since 2022.\n",
        "",
    )


@pytest.mark.usefixtures("strict")
def test_no_answer_says_which_reports_were_asked(call: Call, collection: Path) -> None:
    code, out, _ = call("ask", "--in", collection, "--since", "2021", "verzuim")
    assert code == 1
    assert out.startswith("Not in these reports (1 report, 2021-12-02; only reports since 2021). Nearest ")


@pytest.mark.usefixtures("cache")
def test_reports_can_be_asked_at_once(call: Call, reports: Path) -> None:
    code, out, err = call("ask", "--model", "words", "--k", 1, "--reports", reports, "--", "tapsysteem?")
    assert (code, err) == (0, "")
    assert out == "1. Bijlage · 2021 · Interceptie\n   “Het tapsysteem blijft tot 2022 in gebruik.”\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("ask", "--in", "{tmp}", "wat?"), "there is no collection in '{tmp}': make one with "),
        (("ask", "--in", "{tmp}/no", "wat?"), "there is no collection in '{tmp}/no': make one with "),
        (("ask", "--in", "{tmp}/text", "wat?"), "there is no collection in '{tmp}/text': make one with "),
        (("ask", "--in", "{c}", ""), "the question is empty: type what you want to know"),
        (("ask", "--in", "{c}", "  \n"), "the question is empty: type what you want to know"),
        (
            ("ask", "--in", "{c}", "x" * 10_000),
            "the question has 10000 characters: ask it in at most 1000",
        ),
        (
            ("ask", "--in", "{c}", "--model", "other", "wat?"),
            "the collection in '{c}' was made with the model 'words' and not with 'other': ",
        ),
        (
            ("ask", "--in", "{tmp}/no", "--since", "mei", "--", "wat?"),
            "'since' is 'mei', which is not a date: write it as 2020-05-29, 2020-05 or 2020",
        ),
        (
            ("ask", "--in", "{c}", "--since", "2020", "--until", "2019", "--", "wat?"),
            "until '2019' ends before since '2020': swap the two",
        ),
        (
            ("ask", "--in", "{c}", "--batch", "{tmp}/no"),
            "the questions in '{tmp}/no' can't be read (No such file or directory): check the path",
        ),
        (
            ("ask", "--in", "{c}", "--batch", "{tmp}"),
            "the questions in '{tmp}' can't be read (Is a directory): check the path",
        ),
        (
            ("ask", "--reports", "{tmp}/no", "--", "wat?"),
            "there is no file or folder '{tmp}/no': check the path",
        ),
        (
            ("index", "--reports", "{tmp}/no", "--to", "{tmp}/new"),
            "there is no file or folder '{tmp}/no': check the path",
        ),
        (
            ("index", "--reports", "{tmp}/empty", "--to", "{tmp}/new"),
            "'{tmp}/empty' holds no reports: put ",
        ),
        (
            ("index", "--reports", "{tmp}/text", "--to", "{tmp}/text"),
            "the folder '{tmp}/text' can't be made (File exists): name another one",
        ),
        (
            ("index", "--reports", "{tmp}/text", "--to", "/proc/new"),
            "the folder '/proc/new' can't be made (No such file or directory): name another one",
        ),
        (
            ("index", "--reports", "{tmp}/text", "--to", "{c}", "--model", "other"),
            "the collection in '{c}' was made with the model 'words' and not with 'other': ",
        ),
        (
            ("index", "--reports", "{tmp}/image.png", "--to", "{tmp}/new"),
            "none of the reports could be read: image.png: it is not a report that can be read: give ",
        ),
        (
            ("show", "{tmp}/image.png"),
            "image.png: it is not a report that can be read: give ",
        ),
        (
            ("show", "{tmp}/no.md"),
            "no.md: it can't be opened (No such file or directory)",
        ),
        (
            ("show", "{tmp}/text.txt", "--html", "{tmp}"),
            "'{tmp}' can't be written (Is a directory): name another file",
        ),
        (
            ("eval", "--in", "{c}", "--questions", "{tmp}/no"),
            "the question set '{tmp}/no' can't be read (",
        ),
    ],
)
@pytest.mark.usefixtures("cache")
def test_what_cannot_be_done_is_told_in_one_line(
    call: Call, collection: Path, tmp_path: Path, args: tuple[str, ...], said: str
) -> None:
    (tmp_path / "text").write_text("Een tekst die geen collectie is, en geen map.")
    (tmp_path / "text.txt").write_text("Een tekst die wel gelezen kan worden.")
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty").mkdir()
    places = {"tmp": tmp_path, "c": collection}
    code, out, err = call(*(arg.format(**places) for arg in args))
    assert (code, out) == (2, "")
    assert err.startswith(f"citaat: {said.format(**places)}")
    assert err.count("\n") == 1
    assert not (tmp_path / "new" / "collection.sqlite").exists()


def test_a_file_that_is_not_a_collection_is_told(call: Call, collection: Path) -> None:
    (collection / "collection.sqlite").write_text("Geen database, maar een tekst.\n" * 100)
    code, out, err = call("ask", "--in", collection, "wat?")
    assert (code, out) == (2, "")
    assert err == (
        f"citaat: the collection in '{collection}' is damaged (file is not a database): "
        "index the reports again into a new folder\n"
    )


def test_a_folder_that_cannot_be_written_is_told(call: Call, reports: Path, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    with locked(folder):
        code, _, err = call("index", "--reports", reports, "--to", folder / "new", "--model", "words")
    assert code == 2
    assert err == (
        f"citaat: the folder '{folder / 'new'}' can't be made (Permission denied): name another one\n"
    )


# ask --batch


def test_a_batch_answers_in_the_order_of_the_questions(call: Call, collection: Path, tmp_path: Path) -> None:
    questions = ["meldkamer", "bodycams", "wijkagent", "bodycams", "meldkamer"]
    batch = written(tmp_path / "batch", *(json.dumps({"question": question}) for question in questions))
    code, out, err = call("ask", "--in", collection, "--k", 1, "--batch", batch)
    assert (code, err) == (0, "")
    assert [result["question"] for result in results(out)] == questions
    assert [result["quotes"][0]["text"] for result in results(out)] == [
        "De meldkamer is nieuw.",
        "De korpschef koopt bodycams.",
        "De wijkagent blijft.",
        "De korpschef koopt bodycams.",
        "De meldkamer is nieuw.",
    ]


@pytest.mark.parametrize("given", ["7", '"zeven"', "null", "[1, 2]"])
def test_an_id_is_passed_through(call: Call, collection: Path, tmp_path: Path, given: str) -> None:
    batch = written(
        tmp_path / "batch", f'{{"question": "bodycams", "id": {given}}}', '{"question": "bodycams"}'
    )
    first, second = results(call("ask", "--in", collection, "--batch", batch)[1])
    assert list(first) == [
        "id",
        "question",
        "answered",
        "confidence",
        "quotes",
        "nearest",
        "elsewhere",
        "searched",
    ]
    assert first["id"] == json.loads(given)
    assert "id" not in second
    assert first["quotes"] == second["quotes"]


def test_a_bad_line_gets_its_error_in_its_place(call: Call, collection: Path, tmp_path: Path) -> None:
    batch = written(
        tmp_path / "batch",
        '{"question": "bodycams"}',
        "no JSON",
        '"bodycams"',
        '{"vraag": "bodycams"}',
        '{"question": 7}',
        '{"question": " "}',
        json.dumps({"question": "x" * 1001}),
        '{"question": "meldkamer"}',
    )
    code, out, err = call("ask", "--in", collection, "--batch", batch)
    assert (code, err) == (2, "")
    first, *errors, last = results(out)
    assert (first["question"], last["question"]) == ("bodycams", "meldkamer")
    assert errors == [
        {"error": "line 2: this is not JSON (Expecting value: line 1 column 1 (char 0))"},
        {"error": 'line 3: this is not an object with a "question" that is a text'},
        {"error": 'line 4: this is not an object with a "question" that is a text'},
        {"error": 'line 5: this is not an object with a "question" that is a text'},
        {"error": "line 6: the question is empty: type what you want to know"},
        {"error": "line 7: the question has 1001 characters: ask it in at most 1000"},
    ]


def test_a_filter_is_for_the_whole_batch(call: Call, collection: Path, tmp_path: Path) -> None:
    batch = written(tmp_path / "batch", '{"question": "bodycams"}', '{"question": "meldkamer"}')
    code, out, _ = call("ask", "--in", collection, "--report", "2021", "--batch", batch)
    assert code == 0
    assert [[quote["report"] for quote in result["quotes"]] for result in results(out)] == [["2021"]] * 2


def test_empty_lines_are_passed_over_and_counted(call: Call, collection: Path, tmp_path: Path) -> None:
    batch = written(tmp_path / "batch", "", '{"question": "bodycams"}', "  ", "bad")
    code, out, _ = call("ask", "--in", collection, "--batch", batch)
    assert code == 2
    answer, error = results(out)
    assert answer["question"] == "bodycams"
    assert error["error"].startswith("line 4: ")


@pytest.mark.usefixtures("strict")
def test_a_batch_without_answers_went_well_all_the_same(call: Call, collection: Path, tmp_path: Path) -> None:
    batch = written(tmp_path / "batch", '{"question": "tapsysteem"}')
    code, out, _ = call("ask", "--in", collection, "--batch", batch)
    assert code == 0
    assert [result["answered"] for result in results(out)] == [False]


def test_an_empty_batch_prints_nothing(call: Call, collection: Path, tmp_path: Path) -> None:
    assert call("ask", "--in", collection, "--batch", written(tmp_path / "batch")) == (0, "", "")


def test_a_batch_can_come_from_standard_input(
    call: Call, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"question": "bodycams"}\n{"question": "meldkamer"}'))
    code, out, _ = call("ask", "--in", collection, "--batch", "-")
    assert code == 0
    assert [result["question"] for result in results(out)] == ["bodycams", "meldkamer"]
    assert not sys.stdin.closed


# index


def test_index_says_what_it_did(call: Call, reports: Path, tmp_path: Path) -> None:
    index = ("index", "--model", "words", "--to", tmp_path / "c", "--reports", reports)
    assert call(*index) == (0, "reports: 2 added\n", "")
    assert call(*index) == (0, "reports: 2 unchanged\n", "")
    (reports / "2021-bijlage.txt").unlink()
    brief = reports / "2019-12-brief.md"
    brief.write_text(brief.read_text(encoding="utf-8") + "\nNog een zin erbij.\n", encoding="utf-8")
    (reports / "nieuw.txt").write_text("De instroom van aspiranten groeit verder.")
    assert call(*index) == (0, "reports: 1 added, 1 changed, 1 removed\n", "")


def test_index_names_a_file_that_fails_and_ends_with_1(call: Call, reports: Path, tmp_path: Path) -> None:
    (reports / "leeg.md").write_bytes(b"")
    assert call("index", "--model", "words", "--to", tmp_path / "c", "--reports", reports) == (
        1,
        "reports: 2 added, 1 not read\n",
        "citaat: not read: leeg.md: it is empty\n",
    )


def test_index_takes_several_folders_and_files(call: Call, reports: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("De instroom van aspiranten groeit verder.")
    assert call("index", "--model", "words", "--to", tmp_path / "c", "--reports", reports, other) == (
        0,
        "reports: 3 added\n",
        "",
    )


def test_interrupting_is_told_in_one_line(
    call: Call, collection: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_name: str) -> WordEncoder:
        raise KeyboardInterrupt

    monkeypatch.setattr("qa.retriever.open_encoder", interrupted)
    assert call("ask", "--in", collection, "wat?") == (130, "", "citaat: stopped\n")


# As a process of its own


def test_the_installed_command_answers(engine_collection: Path) -> None:
    done = process("ask", "--json", "--in", engine_collection, "--k", 1, "How many bodycams are bought?")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["answered"] is True
    (quote,) = told["quotes"]
    assert quote["text"] == BODYCAMS
    assert quote["section"] == ["Uitrusting", "Bodycams"]
    assert (quote["report"], quote["date"], quote["page"]) == ("2019-12-brief", "2019-12", None)


def test_the_installed_command_refuses(engine_collection: Path) -> None:
    done = process("ask", "--in", engine_collection, "What is the recipe for pancakes?")
    assert (done.returncode, done.stderr) == (1, "")
    said, _, nearest = done.stdout.partition("\n\n")
    assert said == "Not in these reports (1 report, 2019-12). Nearest passages:"
    assert nearest.startswith("1. Brief 2019 · 2019-12 · ")


def test_the_installed_command_says_what_is_wrong_in_one_line(tmp_path: Path) -> None:
    done = process("ask", "--in", tmp_path, "wat?")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"citaat: there is no collection in '{tmp_path}': make one with "
        f"'citaat index --reports DIR --to {tmp_path}'\n"
    )


def test_a_batch_is_answered_line_by_line(engine_collection: Path) -> None:
    """Another program may write a question, read its answer, and write the next."""
    command = [str(CITAAT), "ask", "--in", str(engine_collection), "--batch", "-"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        for number in (1, 2):
            running.stdin.write(json.dumps({"id": number, "question": "bodycams?"}) + "\n")
            running.stdin.flush()
            assert json.loads(running.stdout.readline())["id"] == number
        assert running.communicate(timeout=60) == ("", "")
        assert running.returncode == 0


def test_a_reader_that_has_had_enough_is_no_error(engine_collection: Path, tmp_path: Path) -> None:
    batch = written(tmp_path / "batch", *['{"question": "bodycams?"}'] * 200)
    script = 'set -o pipefail; "$0" ask --in "$1" --batch "$2" | head -1'
    done = subprocess.run(
        ["bash", "-c", script, str(CITAAT), str(engine_collection), str(batch)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
    assert json.loads(done.stdout)["question"] == "bodycams?"


@pytest.mark.slow
def test_the_installed_command_indexes_and_answers(reports: Path, tmp_path: Path) -> None:
    (reports / "leeg.md").write_bytes(b"")
    done = process("index", "--reports", reports, "--to", tmp_path / "c")
    assert (done.returncode, done.stdout) == (1, "reports: 2 added, 1 not read\n")
    assert done.stderr == "citaat: not read: leeg.md: it is empty\n"
    (reports / "leeg.md").unlink()
    done = process("index", "--reports", reports, "--to", tmp_path / "c")
    assert (done.returncode, done.stdout, done.stderr) == (0, "reports: 2 unchanged\n", "")
    done = process("ask", "--in", tmp_path / "c", "--k", 1, "Until when is the wiretap system used?")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "1. Bijlage · 2021 · Interceptie\n   “Het tapsysteem blijft tot 2022 in gebruik.”\n"
