"""Which facts an output forgets: each field is changed in turn, and the output is made again.

An output shows a field when it comes out different for another value of the field. This proves that
the field reaches the output from at least one record; it does not prove that a reader finds it, nor
that it is said of every record. An output may say in its `LEAVES_OUT` which fields it does without:
`"Office.kind"`, or `"Office"` for all that this model declares, with the reason.

A field belongs to the model that declares it: `Record.as_of` stands for those of all records. The
ids of records are no facts, and the words of the interface are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, time, timedelta
from inspect import get_annotations, getclosurevars
from itertools import zip_longest
from typing import Any, Literal, get_args, get_origin

from guide.facts.dates import PartialDate
from guide.facts.guide import Guide
from guide.facts.record import Identifier, Model, NamedId
from guide.facts.values import FactProse, Prose, SearchWords, Text
from pydantic import HttpUrl
from pydantic.fields import FieldInfo
from pydantic.functional_validators import AfterValidator

# What stands where a record had nothing. A day that is over, so that what ends has ended.
SAMPLES: dict[Any, Any] = {
    Text: Text("例"),
    Prose: Prose("例"),
    FactProse: FactProse("例"),
    SearchWords: SearchWords("例"),
    PartialDate: PartialDate("2000-01"),
    date: date(2000, 1, 1),
    int: 1,
    str: "1",
    HttpUrl: HttpUrl("https://example.org/"),
}


def complaints(
    make: Callable[[Guide], Iterable[object]],
    guide: Guide,
    variants: Mapping[str, list[Guide]],
    leaves_out: Mapping[str, str],
) -> list[str]:
    """What is wrong with an output, made of a guide by `make`, and with its `LEAVES_OUT`.

    `make` gives the output part by part: the first part that differs is enough.
    """
    before = list(make(guide))
    found, known = [], set()
    for field, others in variants.items():
        model = field.partition(".")[0]
        known |= {field, model}
        waived = {field, model} & leaves_out.keys()
        shown = any(
            now != then for other in others for now, then in zip_longest(make(other), before)
        )
        if not shown and not waived:
            found.append(f"{field} is not shown: show it, or say in LEAVES_OUT why not")
        if shown and waived:
            found.append(f"{field} is shown: take {', '.join(waived)} out of LEAVES_OUT")
    found += [f"there is no {entry}" for entry in leaves_out if entry not in known]
    return found


def variants_of(guide: Guide) -> dict[str, list[Guide]]:
    """For every field, the guide with other values of it."""
    return {field: changed(guide, field) for field in fields(guide)}


def fields(guide: Guide) -> list[str]:
    """Every field of the facts, such as `Office.phone`; those of records in the guide as well."""
    models = dict.fromkeys([*_models_in(Guide), *(type(one) for one in _records(guide))])
    return list(
        dict.fromkeys(
            _called(model, name)
            for model in models
            if model is not Guide
            for name, info in model.model_fields.items()
            if _is_fact(name, info)
        )
    )


def changed(guide: Guide, field: str) -> list[Guide]:
    """The guide with another value of the field in all its records, and with one where it had none.

    Raises `ValueError` when no record could be changed: then nothing is known of the field.
    """
    made = [
        variant
        for change in (_another, _filled)
        if (variant := _rebuilt(guide, field, guide, change)) != guide
    ]
    if not made:
        raise ValueError(f"no record of the guide has {field}; give it one that has")
    return made


def with_own_records(guide: Guide) -> Guide:
    """The guide with no record in two places, as it is read: by where it stands it is known."""
    own: Guide = _rebuilt(guide, "", guide, _another)
    return own


IDS = [get_args(Identifier)[1], get_args(NamedId)[1]]
Change = Callable[[Any, FieldInfo, Guide], Any]


def _rebuilt(value: Any, field: str, guide: Guide, change: Change) -> Any:
    if isinstance(value, Model):
        update = {}
        for name, info in type(value).model_fields.items():
            old = getattr(value, name)
            here = _called(type(value), name) == field
            update[name] = change(old, info, guide) if here else _rebuilt(old, field, guide, change)
        return value.model_copy(update=update)
    if isinstance(value, list):
        return [_rebuilt(item, field, guide, change) for item in value]
    return value


def _another(value: Any, info: FieldInfo, guide: Guide) -> Any:
    """Nothing where the field may be left out, else another value of its kind."""
    if not info.is_required():
        return info.get_default(call_default_factory=True)
    if isinstance(value, list):
        return [_other(item, info, guide) for item in value]
    return _other(value, info, guide)


def _filled(value: Any, info: FieldInfo, guide: Guide) -> Any:
    """A sample where the field had nothing. No id: that would have to lead somewhere."""
    if value is not None or info.is_required():
        return value
    parts = list(_parts(info))
    if any(part is one for part in parts for one in IDS):
        return value
    return next((SAMPLES[kind] for kind in SAMPLES if kind in parts), value)


def _other(value: Any, info: FieldInfo, guide: Guide) -> Any:
    parts = list(_parts(info))
    choices = [part for part in parts if isinstance(part, str)]
    for part in parts:
        if (kind := _referred(part)) and value not in choices:
            choices = _targets(guide, kind)
    if value in choices:
        # Not the next one: neighbours often have the same agency.
        return choices[(choices.index(value) + max(1, len(choices) // 2)) % len(choices)]
    match value:
        case Text():
            return type(value)(f"{value}変", f"{value.source}変", value.lang, value.status)
        case str() if value[-1].isdigit():
            return type(value)(value[:-1] + str((int(value[-1]) + 1) % 10))
        case str():
            return value + "x"
        case bool():
            return not value
        case int():
            return value + 1
        case date():
            return value + timedelta(days=1)
        case time():
            return value.replace(hour=(value.hour + 1) % 24)
        case HttpUrl():
            return HttpUrl(f"{value}x")
    raise TypeError(f"no other value is known for {value!r}")


def _referred(part: Any) -> str | None:
    """The kind of records that a validator lets a reference name; None for any other part."""
    if not isinstance(part, AfterValidator):
        return None
    kind: str | None = getclosurevars(part.func).nonlocals.get("kind")
    return kind


def _targets(guide: Guide, kind: str) -> list[str]:
    """The ids that a reference to this kind of records may name."""
    if kind == "topics, services or pages":
        return list(dict.fromkeys(hint.leads_to for hint in guide.hints))
    return [record.id for record in getattr(guide, kind)]


def _called(model: type[Model], name: str) -> str:
    owner = next(one for one in model.__mro__ if name in get_annotations(one))
    return f"{owner.__name__}.{name}"


def _is_fact(name: str, info: FieldInfo) -> bool:
    """Whether it is no record's own id, and no place for records that are looked at themselves."""
    refers = any(_referred(part) for part in _parts(info))
    return (name != "id" or refers) and not any(_is_model(part) for part in _parts(info))


def _is_model(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, Model)


def _parts(info: FieldInfo) -> Iterator[Any]:
    """The types and validators that a field is declared with, and the values of its literals."""

    def inside(annotation: Any) -> Iterator[Any]:
        yield annotation
        for part in get_args(annotation):
            yield from [part] if get_origin(annotation) is Literal else inside(part)

    yield from inside(info.annotation)
    yield from info.metadata


def _models_in(model: type[Model]) -> Iterator[type[Model]]:
    for info in model.model_fields.values():
        for part in _parts(info):
            if _is_model(part):
                yield part
                yield from _models_in(part)


def _records(value: Any) -> Iterator[Model]:
    if isinstance(value, Model):
        yield value
        for name in type(value).model_fields:
            yield from _records(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from _records(item)
