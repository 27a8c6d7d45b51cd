"""What day it is in Japan, by TODAY, SOURCE_DATE_EPOCH or the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

import pytest
from guide import site
from guide.__main__ import main
from guide.site import SettingError, today


@pytest.fixture(autouse=True)
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TODAY", raising=False)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.mark.parametrize(
    ("epoch", "day"),
    [("1795877999", date(2026, 11, 28)), ("1795878000", date(2026, 11, 29))],
)
def test_the_moment_of_a_build_that_is_repeated_says_the_day_in_japan(
    monkeypatch: pytest.MonkeyPatch, epoch: str, day: date
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == day
    monkeypatch.setenv("TODAY", "2028-02-29")
    assert today() == date(2028, 2, 29)


def test_the_clock_is_read_in_japan(monkeypatch: pytest.MonkeyPatch) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime(2026, 11, 28, 15, 0, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(site, "datetime", Clock)
    assert today() == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TODAY", "2026-13-01"),
        ("TODAY", "20261128"),
        ("TODAY", "9999-12-31"),
        ("SOURCE_DATE_EPOCH", "abc"),
        ("SOURCE_DATE_EPOCH", "-1"),
        ("SOURCE_DATE_EPOCH", "1_000"),
        ("SOURCE_DATE_EPOCH", "99999999999999"),
    ],
)
def test_a_wrong_day_is_an_error_of_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError, match=f'{name}: "{value}" is not'):
        today()
    for command in ("check", "pdf", "translations"):
        assert main([command]) == 1
        assert f'{name}: "{value}" is not' in capsys.readouterr().err
