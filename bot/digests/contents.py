"""What a digest tells, as values: kept until the next one, which leaves out what was told."""

from datetime import date as Date  # noqa: N812 - `date` is the name of a field below

from pydantic import AwareDatetime, Field

from summarizer.models import ActorRef, Brief, CitedQuotation, CitedRole, Model


class Trend(Model):
    """How often somebody is mentioned, against what is usual."""

    count: int = Field(description="Mentions in the days that the digest covers.")
    usual: float = Field(description="Mentions in as many days of the weeks before, at the median.")
    days: int = Field(description="How many days that are.")


class Profile(Model):
    """Somebody who came up, and what is new about them."""

    actor: ActorRef
    first: bool = Field(False, description="Was never mentioned before.")
    roles: tuple[CitedRole, ...] = ()
    quotation: CitedQuotation | None = None
    trend: Trend | None = Field(None, description="Only where it is out of the ordinary.")

    @property
    def is_telling(self) -> bool:
        """Whether there is anything to say but the name."""
        return bool(self.roles or self.quotation or self.trend)


class Edition(Model):
    """One digest."""

    subscription: str = Field("", description="Its id.")
    alert: bool = Field(False, description="Of a watch, which tells only what is new.")
    date: Date = Field(description="The day on which it is due, where its schedule is.")
    brief: Brief
    profiles: tuple[Profile, ...] = ()
    documents: int = Field(0, description="How many new documents on the topic were read.")
    left_out: int = Field(0, description="Of those, from how many nothing is told.")
    since: AwareDatetime | None = Field(None, description="When the one before was delivered.")
    additions: int = Field(description="Documents ever added to the library up to this digest.")
