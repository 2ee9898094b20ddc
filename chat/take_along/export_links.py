"""The forms that a conversation is kept in, under it."""

from __future__ import annotations

from typing import Any

from chat.readers import for_reader
from chat.take_along.card_links import save_links


def export_links(gr: Any, page: Any) -> None:
    """Put the links on the page, in the language of who opens it; `gr` is gradio."""
    links = gr.Markdown(sanitize_html=False, elem_id="keep")  # all of it is ours
    page.load(
        for_reader(gr, save_links), None, links, queue=False, show_progress="hidden", api_visibility="private"
    )
