"""What a PO file brings that `po.py` has handed out, and what of it is left out, and why."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Message
from pydantic import ValidationError

from guide.facts import messages
from guide.facts.locales import Reviewer, Translation
from guide.facts.problems import Problem
from guide.facts.text_paths import kind_at
from guide.facts.validating import explained
from guide.facts.values import Text
from guide.languages.checks import mistakes
from guide.languages.editions import Edition
from guide.languages.po import HANDED_OUT, mark, mark_of, present
from guide.languages.po_reading import UnreadablePo, read_messages

# What a reviewer writes as a comment of a message that is right as it stands: checked.
CHECKED = re.compile(
    r"[^\w?]*((re-?)?checked|reviewed)( by me)?[^\w?]*"
    r"|[^\w?]*(確認|チェック)(済み?|ずみ|しました|した)?[^\w?]*"
)
LIKE_CHECKED = re.compile(r"check|review|確認|チェック")
MARK = re.compile(rf"{HANDED_OUT}\w*")


@dataclass(frozen=True)
class Brought:
    """What a PO file brings: translations that are not as they stand, by their paths."""

    texts: dict[str, Translation] = field(default_factory=dict)
    left: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Paths of what is not taken as it was meant, by the name of the message that says why."""


def brought(
    file: Path,
    edition: Edition,
    japanese: Mapping[str, Text],
    reviewer: Reviewer | None,
    unmarked: bool = False,
) -> Brought:
    """What is new in a PO file; `japanese` are today's texts by their paths.

    With a `reviewer`, who answers for what is changed and for what carries the comment `checked`.
    Without one, a changed text that somebody had read counts as unread. With `unmarked`, what has
    lost its mark is taken, too, over what may have been changed here. Raises `UnreadablePo`.
    """
    every = read_messages(file, edition.locale)
    there = {str(message.context or "") for message in every}
    found, problems = Brought(), []
    if absent := [path for path in japanese if path not in there]:
        found.left["po-absent"] = absent
    for message in every:
        path = str(message.context or "")
        old = present(edition).get(path)
        if path in japanese and not _is_clear(message):
            found.left["po-comment"].append(path)
        if why := _why_left(message, japanese.get(path), old):
            found.left[why].append(path)
            continue
        if not message.string or message.fuzzy:
            continue  # what is not translated yet, what nobody has looked at
        if _is_changed(message, old) or (reviewer and _is_checked(message)):
            wrong = _mistakes(message, path, edition)
            problems += [Problem(file, message.lineno or 1, 1, path, one) for one in wrong]
            new = None if wrong else _made(message, edition, reviewer)
            if _may_undo(message, old) and not unmarked:
                found.left["po-unmarked"].append(path)
            elif new and new != old:
                found.texts[path] = new
        if _is_checked(message) and not reviewer:
            found.left["po-nobody"].append(path)
    if problems:
        raise UnreadablePo(problems)
    return found


def _why_left(message: Message, japanese: Text | None, old: Translation | None) -> str | None:
    """The name of the message that says why work in a message is left out; None if it is not."""
    marks, text = _marks(message), str(message.string or "")
    was_here = str(old.text) if old else ""
    path = str(message.context or "")
    is_touched = mark(path, text) not in marks if marks else text != was_here
    if not text:
        return "po-emptied" if japanese and old and is_touched else None
    if message.fuzzy:
        return "po-fuzzy" if japanese and (is_touched or _is_checked(message)) else None
    if japanese is None:
        return "po-unknown"
    if message.id != japanese:
        return "po-outdated"
    if marks and mark(path, was_here) not in marks and text != was_here:
        return "po-overtaken"
    # Without its comments, a stale text has lost the flag fuzzy, too.
    if not marks and old and old.source != japanese and text == was_here:
        return "po-fuzzy"
    return None


def _marks(message: Message) -> list[str]:
    """Those of this message; what another one lent its translation has the mark of that one."""
    found = MARK.findall(" ".join(message.user_comments))
    return [one for one in found if one.startswith(mark_of(str(message.context or "")))]


def _may_undo(message: Message, old: Translation | None) -> bool:
    """Whether somebody may have changed the translation here since, and no mark can tell."""
    is_renewed = old is not None and old.source == message.id and str(old.text) != message.string
    return is_renewed and not _marks(message)


def _is_changed(message: Message, old: Translation | None) -> bool:
    return old is None or (old.source, str(old.text)) != (message.id, message.string)


def _comments(message: Message) -> list[str]:
    """What translators have written, without the mark: some write behind it."""
    comments = (MARK.sub("", str(one)) for one in message.user_comments)
    return [unicodedata.normalize("NFKC", one).casefold().strip() for one in comments]


def _is_checked(message: Message) -> bool:
    return any(map(CHECKED.fullmatch, _comments(message)))


def _is_clear(message: Message) -> bool:
    """Whether no comment looks like `checked` without saying it: "not checked", "checked?"."""
    return _is_checked(message) or not any(map(LIKE_CHECKED.search, _comments(message)))


def _mistakes(message: Message, path: str, edition: Edition) -> list[messages.Message]:
    """What `make check` would say of the translation once it is written."""
    source, text = str(message.id), str(message.string)
    try:
        Translation(source=source, text=Text(text))
    except ValidationError as invalid:
        return explained(invalid)
    kind = kind_at(path)
    return list(mistakes(edition.locale, source, kind(text))) if kind else []


def _made(message: Message, edition: Edition, reviewer: Reviewer | None) -> Translation:
    file_by = edition.translations.made_by if edition.translations else "machine"
    by = reviewer or (None if file_by == "machine" else "machine")
    return Translation(
        source=str(message.id),
        text=Text(str(message.string)),
        made_by=None if by == file_by else by,
    )
