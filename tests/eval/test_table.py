"""The tables of a run and of a difference."""

from __future__ import annotations

from eval.figures import Figures, Row
from eval.measures.bootstrap import Estimate
from eval.table import difference_table, table

NAN = float("nan")
SURE = Estimate(1.0, 1.0, 1.0)


def test_a_table() -> None:
    hits = dict.fromkeys(("hit@1", "hit@3", "hit@5", "hit@10", "MRR"), SURE)
    figures = Figures(
        ranking=[
            Row(
                "all", 66, hits | {"hit@1": Estimate(0.5, 0.384, 0.616), "nDCG@10": Estimate(0.25, 0.2, 0.3)}
            ),
            Row("language tr", 2, {"hit@1": Estimate(0.0, 0.0, 0.0), "MRR": Estimate(0.996, 0.25, 1.0)}),
        ],
        saying_no={
            "AUROC of the confidence, near miss": Estimate(0.6349, 0.55, 0.7),
            "refused, near miss": Estimate(NAN, NAN, NAN),
        },
    )
    one = "1.00 (1.00–1.00)"
    assert table(figures) == (
        "| answerable questions | number | hit@1 | hit@3 | hit@5 | hit@10 | MRR |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        f"| all | 66 | .50 (.38–.62) | {one} | {one} | {one} | {one} |\n"
        "| language tr | 2 | 0.00 (0.00–0.00) | - | - | - | 1.00 (.25–1.00) |\n"
        "\n"
        "| further, all | |\n"
        "| --- | ---: |\n"
        "| nDCG@10 | .25 (.20–.30) |\n"
        "\n"
        "| saying no | |\n"
        "| --- | ---: |\n"
        "| AUROC of the confidence, near miss | .63 (.55–.70) |\n"
        "| refused, near miss | - |"
    )


def test_a_difference() -> None:
    row = Row("all", 66, {"hit@1": Estimate(0.05, 0.012, 0.09), "MRR": Estimate(-0.1254, -0.3, 0.0001)})
    assert difference_table(Figures([row], {})) == (
        "| difference | number | hit@1 | hit@3 | hit@5 | hit@10 | MRR |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
        "| all | 66 | +.050 (+.012 to +.090) * | - | - | - | -.125 (-.300 to 0) |\n"
        "\n"
        "* clear of zero: the middle 95 % of 10,000 paired redrawings lie on one side of it"
    )
