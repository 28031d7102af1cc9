"""Whether a request over HTTP is Slack's, new, and not sent twice.

https://docs.slack.dev/authentication/verifying-requests-from-slack. slack_sdk's verifier raises
on a malformed timestamp and takes the same request twice; it only computes the signature here.
"""

import hmac
import re
from collections import OrderedDict
from collections.abc import Callable, Sequence
from time import time

from slack_sdk.signature import SignatureVerifier

WINDOW = 300
"""Seconds that a request may be old, or ahead of this machine's clock."""
SIGNATURE = "X-Slack-Signature"
TIMESTAMP = "X-Slack-Request-Timestamp"
_SIGNATURE_FORM = re.compile(r"v0=[0-9a-f]{64}")
_TIMESTAMP_FORM = re.compile(r"[0-9]{1,12}")


class Gate:
    """Lets in what Slack has signed, once.

    Args:
        secret: The app's signing secret.
        now: Seconds since 1970.
    """

    def __init__(self, secret: str, now: Callable[[], float] = time) -> None:
        self._verifier = SignatureVerifier(secret)
        self._now = now
        self._passed: OrderedDict[str, float] = OrderedDict()

    def admits(self, body: bytes, signatures: Sequence[str], timestamps: Sequence[str]) -> bool:
        """Whether a request may pass.

        Args:
            body: As it came.
            signatures: Every header of that name: there has to be exactly one.
            timestamps: Likewise.
        """
        if len(signatures) != 1 or len(timestamps) != 1:
            return False
        signature, timestamp = signatures[0], timestamps[0]
        if not _SIGNATURE_FORM.fullmatch(signature) or not _TIMESTAMP_FORM.fullmatch(timestamp):
            return False
        now = self._now()
        if abs(now - int(timestamp)) > WINDOW:
            return False
        try:
            expected = self._verifier.generate_signature(timestamp=timestamp, body=body)
        except UnicodeDecodeError:
            return False
        if expected is None or not hmac.compare_digest(expected, signature):
            return False
        return self._is_new(signature, int(timestamp), now)

    def _is_new(self, signature: str, signed: int, now: float) -> bool:
        while self._passed and next(iter(self._passed.values())) < now - 2 * WINDOW:
            self._passed.popitem(last=False)
        if signature in self._passed:
            return False
        # Its time is within the window of now, so after two windows from now it cannot pass.
        self._passed[signature] = max(now, signed)
        return True
