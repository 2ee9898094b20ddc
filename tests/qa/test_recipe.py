"""What makes a row out of date."""

from __future__ import annotations

from pathlib import Path

from qa.recipe import RECIPE, embedded_alike, recipe_of


def test_what_is_stated_beside_a_file_belongs_to_its_recipe(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    assert recipe_of(file) == RECIPE
    (tmp_path / "reports.toml").write_text('["a.md"]\ntitle = "Brief, embed 9"\n', encoding="utf-8")
    assert recipe_of(file) == f"{RECIPE}, stated [('title', 'Brief, embed 9')]"


def test_only_the_version_of_embedding_says_how_texts_were_embedded() -> None:
    assert embedded_alike("read 1, split 2, embed 3", "read 4, split 5, embed 3")
    assert embedded_alike("read 1, split 2, embed 3, stated [('title', 'A, embed 4')]", "embed 3")
    assert not embedded_alike("read 1, split 2, embed 3", "read 1, split 2, embed 4")
    assert not embedded_alike("read 1", "read 1, split 2, embed 4")
