"""What can go wrong in this package.

EvalError(QaError)         one sentence: what was received, and what to do
  QuestionSetError         a question set that can't be read: the message names the file and the line
  BeirError                a folder that isn't in BEIR form
  RunError                 a saved run, or a run or judgements in TREC form, that can't be read or compared
"""

from __future__ import annotations

from qa.errors import QaError


class EvalError(QaError):
    """The root of this package's errors."""


class QuestionSetError(EvalError):
    """A question set that can't be read."""


class BeirError(EvalError):
    """A folder that isn't in BEIR form."""


class RunError(EvalError):
    """A run that can't be read or compared."""
