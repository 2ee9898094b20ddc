"""What each kind of evidence gives: `python -m eval.ablation SET FOLDER` or `... BEIR_FOLDER`.

Asks the same questions again with each kind left out, and with the encoder's vectors of passages alone.
SET is development, test, public-bodies or a file, FOLDER a collection.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from embeddings.bundled import BundledEncoder
from embeddings.encoder import BUNDLED, Encoded
from eval.asked import judge_of
from eval.beir.collection import update
from eval.beir.judge import BeirJudge
from eval.beir.read import read_beir
from eval.outcome import Outcome
from eval.questions import Question, load_questions, named_set
from eval.run import Judge, ask_all
from qa import Assistant, Retriever
from qa.collection import Collection
from qa.defaults import cache_folder
from qa.ranking import WITH_TOKENS, Weights

ALONE = Weights(passage=1.0, sentence=0.0, tokens=0.0, lexical=0.0)
CONFIGURATIONS = {
    "all": WITH_TOKENS,
    "without passages' vectors": replace(WITH_TOKENS, passage=0.0),
    "without tokens": replace(WITH_TOKENS, tokens=0.0),
    "without words": replace(WITH_TOKENS, lexical=0.0),
    "without the section's others": replace(WITH_TOKENS, section=0.0),
    "tokens alone": Weights(passage=0.0, sentence=0.0, tokens=1.0, lexical=0.0),
    "words alone": Weights(passage=0.0, sentence=0.0, tokens=0.0, lexical=1.0),
    "passages' vectors alone": ALONE,
}


def main(words: Sequence[str]) -> None:
    """Ask, and print a table."""
    if len(words) == 1:
        path = Path(words[0])
        beir = read_beir(path)
        folder = cache_folder([path.resolve()], BUNDLED)
        update(folder, beir.texts, BUNDLED)
        tabulate(folder, beir.questions, BeirJudge(beir.qrels))
    else:
        folder = Path(words[1])
        judge = judge_of(Retriever.open(folder))
        questions = load_questions(named_set(words[0]))
        tabulate(folder, [one for one in questions if one.answerable and judge.holds(one)], judge)


def tabulate(folder: Path, questions: Sequence[Question], judge: Judge) -> None:
    """A row for each configuration, with hit@1 for each language."""
    collection = Collection.open(folder)
    encoder = _Remembering()
    languages = list(dict.fromkeys(question.language for question in questions))
    print(f"| {len(questions)} questions | hit@1 | hit@5 | hit@10 | {' | '.join(languages)} |")
    print(f"| --- |{' ---: |' * (3 + len(languages))}")
    for name, weights in CONFIGURATIONS.items():
        retriever = Retriever(collection, encoder, weights=weights)
        outcomes = ask_all(Assistant(retriever), questions, judge)
        by_language = [[one for one in outcomes if one.question.language == each] for each in languages]
        figures = [*(_hit(outcomes, k) for k in (1, 5, 10)), *(_hit(group, 1) for group in by_language)]
        print(f"| {name} | {' | '.join(f'{figure:.3f}' for figure in figures)} |")


def _hit(outcomes: Sequence[Outcome], k: int) -> float:
    return sum(one.passage_rank is not None and one.passage_rank <= k for one in outcomes) / len(outcomes)


class _Remembering(BundledEncoder):
    """The bundled encoder, which encodes a question once for all configurations."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, Encoded] = {}

    def encode_query(self, text: str) -> Encoded:
        """The question with its tokens, from memory the second time."""
        if text not in self._known:
            self._known[text] = super().encode_query(text)
        return self._known[text]


if __name__ == "__main__":
    main(sys.argv[1:])
