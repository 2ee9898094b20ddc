"""Ask reports a question, get their own words: the library.

from qa import Assistant, Retriever, build

build("var/police", reports=["reports/"])
answer = Assistant(Retriever.open("var/police")).ask("what was promised about bodycams?")
"""

from corpus import CorpusError, Footnote, Passage, ReadError, Report
from embeddings.errors import EmbeddingsError, ModelError
from qa.assistant import Assistant
from qa.build import Built, build
from qa.errors import CollectionError, FilterError, QaError, QuestionError
from qa.filters import Filter
from qa.retriever import Retriever
from qa.types import Answer, Evidence, Hit, Quote, Searched, Source

__all__ = [
    "Answer",
    "Assistant",
    "Built",
    "CollectionError",
    "CorpusError",
    "EmbeddingsError",
    "Evidence",
    "Filter",
    "FilterError",
    "Footnote",
    "Hit",
    "ModelError",
    "Passage",
    "QaError",
    "QuestionError",
    "Quote",
    "ReadError",
    "Report",
    "Retriever",
    "Searched",
    "Source",
    "build",
]
