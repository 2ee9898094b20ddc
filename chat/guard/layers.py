"""What stands around the application, from the outside in: each request passes all of it."""

from __future__ import annotations

from chat.asgi import Application
from chat.bounds import BoundedBody, WithPolicy
from chat.guard.access import Access
from chat.guard.hosts import KnownHost, own_names
from chat.guard.login import Login
from chat.guard.proxies import FromProxy
from chat.guard.rated import Rated
from chat.guard.trusted import NamedByProxy
from chat.incoming import UPLOAD, Incoming
from qa.uploads import Uploads


def guarded(application: Application, access: Access, uploads: Uploads | None = None) -> Application:
    """The application as it may be listened to; `uploads` is where files that come in go.

    Whoever isn't let in gets no further than a look at the request's head: its body isn't read.
    """
    bounded = BoundedBody(application, apart=frozenset({UPLOAD}))
    inner: Application = Rated(Incoming(bounded, uploads))
    if access.users:
        inner = Login(inner, access.users)
    elif access.header:
        inner = NamedByProxy(inner, access.header)
    known = KnownHost(inner, own_names(access.host, access.port), access.names)
    return WithPolicy(FromProxy(known, access.proxies))
