"""An id that was changed where it is defined is told there, once, with what it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from guide.facts.load import check
from guide.facts.messages import Language, speaking

Change = Callable[[str, str, str], None]

# The file, the id that is changed, and to what.
CHANGED = {
    "an audience": ("audiences", "company", "employer"),
    "an audience, misspelt": ("audiences", "company", "compny"),
    "an agency": ("agencies", "advice", "consultation"),
    "a service": ("agencies", "job-placement", "work-finding"),
    "an activity": ("agencies", "jobs", "work-offers"),
    "a unit": ("agencies", "desk", "front"),
    "a topic": ("topics", "living", "life"),
    "a source": ("sources", "leaflet", "flyer"),
}


def told(data: Path, language: Language = "en") -> list[str]:
    with speaking(language):
        return [str(problem) for problem in check(data)[1]]


@pytest.mark.parametrize("case", CHANGED)
def test_a_changed_id_is_told_at_its_own_line(case: str, data: Path, change: Change) -> None:
    file, old, new = CHANGED[case]
    text = (data / f"{file}.yaml").read_text(encoding="utf-8")
    line = text[: text.index(f"- id: {old}\n")].count("\n") + 1
    change(f"{file}.yaml", f"- id: {old}\n", f"- id: {new}\n")
    (said,) = told(data)
    assert said.startswith(f"data/{file}.yaml:{line}:")
    assert f'this id was "{old}" until now; write {old} again' in said
    assert f"{old} に戻してください" in told(data, "ja")[0]


def test_a_record_that_was_removed_is_told_where_it_is_named(data: Path) -> None:
    file = data / "audiences.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("- id: company")], encoding="utf-8")
    said = told(data)
    assert said
    assert all('"company" is not an id of audiences' in one or "company" in one for one in said)
    assert not any("until now" in one for one in said)


def test_a_slip_where_an_id_is_used_is_told_there(data: Path, change: Change) -> None:
    change(
        "agencies.yaml",
        "audience: [resident, company]\n      audience_note",
        "audience: [resident, compny]\n      audience_note",
    )
    (said,) = told(data)
    assert 'did you mean "company"?' in said
