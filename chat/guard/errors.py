"""What can go wrong in this package.

AccessError(QaError)       a way of letting others in that can't be: an address without a login, a users file
                           that can't be read
"""

from __future__ import annotations

from qa.errors import QaError


class AccessError(QaError):
    """A way of letting others in that can't be; one sentence."""
