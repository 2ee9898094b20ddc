"""The one module that talks to a Milvus server."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from qa.errors import CollectionError
from qa.milvus.address import SECRET, Address

EXTRA = "pymilvus==3.0.2"

LONGEST_TEXT = 65_535
"""Bytes of a text in one row."""

MOST_FOUND = 16_384
"""Rows that one search gives at most."""

# Seconds until a server that doesn't answer is given up; until then its client tries again.
_ANSWER = 20.0
_WRITE = 60.0
_MAKE = 300.0  # tables, and loading them
# Graphs of 16 links each way are what Milvus itself advises; 200 are looked at for each when it is made.
_INDEX = {"index_type": "HNSW", "metric_type": "IP", "params": {"M": 16, "efConstruction": 200}}
_NONE = "none"  # every Milvus collection must have vectors; texts have this one, which is never searched

_LONGEST_MESSAGE = 200
_OURS = "citaat: "  # what the descriptions of our tables begin with

Row: TypeAlias = Mapping[str, Any]


class Client:
    """A connection to the server of an address; each of its failures is told as a CollectionError.

    Safe to use from several threads.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        try:
            from pymilvus import MilvusClient
        except ImportError as error:
            raise CollectionError(
                f"a collection on a Milvus server needs its client: install it with 'pip install {EXTRA}'"
            ) from error
        logging.getLogger("pymilvus").setLevel(logging.CRITICAL)  # each failure is told once, by us
        with self._told():
            self._client = MilvusClient(uri=address.uri, token=address.secret, timeout=_ANSWER)

    def has(self, name: str) -> bool:
        """Whether the server has a table of that name."""
        with self._told():
            return bool(self._client.has_collection(name, timeout=_ANSWER))

    def create(self, texts: Sequence[str], vectors: str, dimensions: int) -> None:
        """Make tables of texts, and one of vectors, ready to be read.

        One that is there, because whoever made it died before the others were, is used, or made anew where it
        is for other vectors. CollectionError when it is somebody else's.
        """
        with ThreadPoolExecutor(len(texts) + 1) as threads:  # each takes seconds, most of it waiting
            made = [threads.submit(self._create_texts, name) for name in texts]
            made.append(threads.submit(self._create_vectors, vectors, dimensions))
            for one in made:
                one.result()

    def drop(self, names: Sequence[str]) -> None:
        """Take away the tables of these names that there are."""
        with self._told():
            for name in names:
                self._client.drop_collection(name, timeout=_MAKE)

    def insert(self, name: str, rows: Sequence[Row]) -> None:
        """Add rows, whose ids are new."""
        with self._told():
            self._client.insert(name, list(rows), timeout=_WRITE)

    def insert_texts(self, name: str, rows: Sequence[Row], *, replace: bool = False) -> None:
        """Add rows to a table of texts, or put them in the place of those with their ids."""
        write = self._client.upsert if replace else self._client.insert
        with self._told():
            write(name, [{**row, _NONE: [0.0, 0.0]} for row in rows], timeout=_WRITE)

    def query(
        self, name: str, wanted: str, fields: Sequence[str], *, strong: bool = True
    ) -> list[dict[str, Any]]:
        """The rows for which an expression holds; `strong` waits until the last write can be seen."""
        level = "Strong" if strong else "Bounded"
        with self._told():
            found = self._client.query(
                name, filter=wanted, output_fields=list(fields), consistency_level=level, timeout=_ANSWER
            )
            return [dict(row) for row in found]

    def search(self, name: str, vector: npt.NDArray[np.float32], count: int, wanted: str) -> list[int]:
        """The ids of the rows nearest to a vector for which an expression holds, nearest first."""
        count = min(count, MOST_FOUND)
        with self._told():
            (found,) = self._client.search(
                name,
                data=[vector.tolist()],
                limit=count,
                filter=wanted,
                search_params={"metric_type": "IP", "params": {"ef": count}},
                consistency_level="Strong",
                timeout=_ANSWER,
            )
            return [int(hit["id"]) for hit in found]

    def seal(self, name: str) -> None:
        """Have the server make its index of the rows that are new, and not wait for more of them."""
        with self._told():
            self._client.flush(name, timeout=_MAKE)

    def delete(self, name: str, wanted: str) -> None:
        """Take out the rows for which an expression holds."""
        with self._told():
            self._client.delete(name, filter=wanted, timeout=_WRITE)

    def _create_texts(self, name: str) -> None:
        from pymilvus import DataType

        schema = self._schema("texts")
        schema.add_field("parts", DataType.INT64)
        schema.add_field("text", DataType.VARCHAR, max_length=LONGEST_TEXT)
        schema.add_field(_NONE, DataType.FLOAT_VECTOR, dim=2)
        self._make(name, schema, _NONE, {"index_type": "FLAT", "metric_type": "IP"})

    def _create_vectors(self, name: str, dimensions: int) -> None:
        from pymilvus import DataType

        schema = self._schema(f"vectors of {dimensions}")
        schema.add_field("kind", DataType.VARCHAR, max_length=LONGEST_TEXT)
        schema.add_field("date", DataType.VARCHAR, max_length=LONGEST_TEXT)
        schema.add_field("vector", DataType.FLOAT_VECTOR, dim=dimensions)
        self._make(name, schema, "vector", _INDEX)

    def _schema(self, what: str) -> Any:
        from pymilvus import DataType

        schema = self._client.create_schema(
            auto_id=False, enable_dynamic_field=False, description=f"{_OURS}{what}"
        )
        schema.add_field("id", DataType.INT64, is_primary=True)
        return schema

    def _make(self, name: str, schema: Any, field: str, index: dict[str, Any]) -> None:
        params = self._client.prepare_index_params()
        params.add_index(field, **index)
        with self._told():  # each step may have been done before
            if self._is_other(name, schema.description):
                self._client.drop_collection(name, timeout=_MAKE)
            if not self._client.has_collection(name, timeout=_ANSWER):
                self._client.create_collection(name, schema=schema, timeout=_MAKE)
            self._client.create_index(name, params, timeout=_MAKE)
            self._client.load_collection(name, timeout=_MAKE)

    def _is_other(self, name: str, description: str) -> bool:
        """Whether there is a table of ours of that name, for other vectors."""
        if not self._client.has_collection(name, timeout=_ANSWER):
            return False
        found = self._client.describe_collection(name, timeout=_ANSWER)["description"]
        if not found.startswith(_OURS):
            raise CollectionError(
                f"the server of '{self.address}' has a Milvus collection '{name}' already, which citaat "
                "didn't make: choose another name"
            )
        return bool(found != description)

    @contextmanager
    def _told(self) -> Iterator[None]:
        from grpc import RpcError
        from pymilvus.exceptions import MilvusException

        try:
            yield
        except (MilvusException, RpcError) as error:
            said = _line(error.message if isinstance(error, MilvusException) else error.details())
            raise CollectionError(
                f"the server of the collection '{self.address}' doesn't do what it is asked ({said}): see "
                f"whether it runs, speaks TLS or not, and takes the USER:PASSWORD that {SECRET} holds"
            ) from error


def _line(said: object) -> str:
    """A server's message in one line, and not a long one."""
    text = " ".join(str(said).split())
    return text if len(text) <= _LONGEST_MESSAGE else f"{text[:_LONGEST_MESSAGE]}…"


def quoted(texts: Sequence[str]) -> str:
    """Texts as a list in an expression."""
    return f"[{', '.join(json.dumps(text, ensure_ascii=False) for text in texts)}]"
