"""What every public model shares."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value that goes to JSON and back unchanged.

    Unknown fields are refused, so that a misspelt field is an error and not silence.
    """

    # Validators are built at first use: a command needs few of the models.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Span(Model):
    """A half-open range of character offsets, counted in code points of ``Document.text``."""

    start: int
    end: int
