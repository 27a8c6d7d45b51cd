"""What all pages share: the day on which they are made."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta, timezone

JAPAN_TIME = timezone(timedelta(hours=9))


class SettingError(Exception):
    """A setting of the environment that cannot be used; says which, and how to write it."""


def today() -> date:
    """What day it is in Japan: TODAY (an ISO date), else the day of SOURCE_DATE_EPOCH, else now.

    Builds, commands and tests ask here. Raises `SettingError`.
    """
    if given := os.environ.get("TODAY"):
        try:
            day = date.fromisoformat(given)
        except ValueError:
            day = None
        if day is None or day.isoformat() != given:
            raise SettingError(f'TODAY: "{given}" is not a day; write it like 2026-11-28')
        return day
    return (source_date() or datetime.now(JAPAN_TIME)).date()


def source_date() -> datetime | None:
    """The moment of SOURCE_DATE_EPOCH (seconds since 1970) in Japan; None where it is not set.

    Raises `SettingError`.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), JAPAN_TIME)
    except (ValueError, OverflowError, OSError):
        message = (
            f'SOURCE_DATE_EPOCH: "{given}" is not a number of seconds; write it like 1795824000'
        )
        raise SettingError(message) from None
