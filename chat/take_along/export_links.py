"""The forms that a conversation is kept in, under it."""

from __future__ import annotations

from typing import Any

from chat.take_along.card_links import save_links
from chat.words import words_for


def export_links(gr: Any, page: Any) -> None:
    """Put the links on the page, in the language of who opens it; `gr` is gradio."""

    def told(request: Any) -> str:
        return save_links(words_for(request.headers))

    told.__annotations__["request"] = gr.Request
    links = gr.Markdown(sanitize_html=False, elem_id="keep")  # all of it is ours
    page.load(told, None, links, queue=False, show_progress="hidden", api_visibility="private")
