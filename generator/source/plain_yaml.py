"""Plain data as YAML, as a person would write it."""

import re

import yaml

_WIDTH = 120
_TAG = "tag:yaml.org,2002:"


class _Dumper(yaml.SafeDumper):
    """Quotes only what other programs would not read as the same text; days and `true` stand as people write them."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002
        """No value is written as a reference to another one, which the data does not take."""
        return True


_NOT_QUOTED = (f"{_TAG}timestamp", f"{_TAG}bool")
_Dumper.yaml_implicit_resolvers = {
    start: [(tag, pattern) for tag, pattern in known if tag not in _NOT_QUOTED]
    for start, known in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver(f"{_TAG}bool", re.compile(r"(?i:yes|no)\Z|T(?i:rue)\Z|F(?i:alse)\Z"), list("yYnNTF"))
# of two numbers that look alike to people one is a number to YAML 1.1 and the other to YAML 1.2
_Dumper.add_implicit_resolver(
    f"{_TAG}float", re.compile(r"[-+]?[0-9][0-9_.,:]*(?:e[-+]?[0-9]+)?\Z"), list("-+0123456789")
)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar(f"{_TAG}str", text, style=style)


def _list(dumper: yaml.SafeDumper, values: list[object]) -> yaml.Node:
    is_short = all(isinstance(value, str) and "\n" not in value for value in values)
    is_short = is_short and sum(len(str(value)) + 2 for value in values) < _WIDTH // 2
    return dumper.represent_sequence(f"{_TAG}seq", values, flow_style=is_short)


_Dumper.add_representer(str, _text)
_Dumper.add_multi_representer(str, _text)
_Dumper.add_representer(list, _list)


def plain_yaml(data: object, indent: int = 0) -> str:
    """Data as lines of YAML, all but the first indented by so many blanks, without a line end behind the last.

    Lists of short words stand on one line, everything else on lines of its own.
    """
    text = yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH - indent)
    lines = text.removesuffix("...\n").rstrip("\n").split("\n")
    return "\n".join([lines[0], *(" " * indent + line if line else line for line in lines[1:])])
