"""What a table of a scheme's file is (一节的样子): its keys, each with its kind and meaning."""

import dataclasses
from dataclasses import dataclass
from typing import Any, TypeAlias

from app.lines.mutual_aid.scheme.kinds import Kind


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of the file (一节): what it makes and its keys."""

    makes: type[Any]
    about: str
    keys: tuple["Key", ...]

    def required(self, attribute: str) -> bool:
        """Whether the file must give it (必填)."""
        found = next(one for one in dataclasses.fields(self.makes) if one.name == attribute)
        return found.default is dataclasses.MISSING and found.default_factory is dataclasses.MISSING


@dataclass(frozen=True, slots=True)
class Rows:
    """Several tables of one shape (多行); `inline` ones stand in brackets, the others under [[name]]."""

    shape: Shape
    inline: bool = False


Content: TypeAlias = "Kind[Any] | Shape | Rows"


@dataclass(frozen=True, slots=True)
class Key:
    """A key (一项): its name in the file, what stands there, its meaning, its attribute if named so."""

    name: str
    content: Content
    about: str
    attribute: str = ""

    @property
    def target(self) -> str:
        """The attribute of the model (模型属性)."""
        return self.attribute or self.name
