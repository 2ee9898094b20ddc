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


def guarded(application: Application, access: Access) -> Application:
    """The application as it may be listened to.

    Whoever isn't let in gets no further than a look at the request's head: its body isn't read.
    """
    inner: Application = Rated(BoundedBody(application))
    if access.users:
        inner = Login(inner, access.users)
    elif access.header:
        inner = NamedByProxy(inner, access.header)
    known = KnownHost(inner, own_names(access.host, access.port), access.names)
    return WithPolicy(FromProxy(known, access.proxies))
