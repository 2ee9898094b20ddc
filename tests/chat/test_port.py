"""The port that the chat is served on."""

from __future__ import annotations

import socket

import pytest

from chat.port import check_port
from qa import QaError

HOST = "127.0.0.1"


def test_a_port_in_use_is_told_in_one_sentence() -> None:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(QaError, match=f"port {port} can't be used .* name another one with --port"):
            check_port(HOST, port)
    check_port(HOST, port)


def test_a_number_that_is_no_port_is_told_too() -> None:
    with pytest.raises(QaError, match="port 70000 can't be used"):
        check_port(HOST, 70000)
