"""The documents that facts were taken from (`data/sources.yaml`)."""

from __future__ import annotations

from pydantic import Field

from guide.facts.dates import PartialDate
from guide.facts.record import Identifier, Model
from guide.facts.values import Prose, Text, WebAddress, WholeNumber


class Source(Model):
    """A document facts were taken from."""

    id: Identifier
    title: Text
    publisher: Text | None = None
    """Left out when no single body published it."""
    as_of: PartialDate | None = None
    """When it was published or read; left out when that is not known."""
    slides: WholeNumber | None = Field(None, ge=1)
    """How many slides it has, for slides."""
    url: WebAddress | None = None
    covers: Prose
    """Which facts were taken from it."""
