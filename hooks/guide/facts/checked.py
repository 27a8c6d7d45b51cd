"""Text of a fixed form, such as a telephone number: a plain string that has been checked."""

from __future__ import annotations

from typing import Any, ClassVar, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema


class CheckedText(str):
    """What its kinds have in common: how pydantic checks them, and what the JSON Schema says."""

    pattern: ClassVar[str]
    """The form as a regular expression for editors' programs; `_checked` may ask for more."""

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._checked)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": cls.pattern}

    @classmethod
    def _checked(cls, value: Any) -> Self:
        """The value as one of this kind. Raises what is told of a wrong one."""
        raise NotImplementedError
