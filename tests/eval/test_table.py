"""The table of a run."""

from __future__ import annotations

from eval.figures import Figures, Row
from eval.measures.bootstrap import Estimate
from eval.table import table

NAN = float("nan")


def test_a_table() -> None:
    figures = Figures(
        ranking=[
            Row("all", 66, {"hit@1": Estimate(0.5, 0.384, 0.616), "MRR": Estimate(1.0, 1.0, 1.0)}),
            Row("language tr", 2, {"hit@1": Estimate(0.0, 0.0, 0.0), "MRR": Estimate(0.996, 0.25, 1.0)}),
        ],
        saying_no={
            "AUROC of the confidence, near miss": Estimate(0.6349, 0.55, 0.7),
            "refused, near miss": Estimate(NAN, NAN, NAN),
        },
    )
    assert table(figures) == (
        "| answerable questions | number | hit@1 | MRR |\n"
        "| --- | ---: | ---: | ---: |\n"
        "| all | 66 | .50 (.38–.62) | 1.00 (1.00–1.00) |\n"
        "| language tr | 2 | 0.00 (0.00–0.00) | 1.00 (.25–1.00) |\n"
        "\n"
        "| saying no | |\n"
        "| --- | ---: |\n"
        "| AUROC of the confidence, near miss | .63 (.55–.70) |\n"
        "| refused, near miss | - |"
    )
