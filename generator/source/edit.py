"""Puts a value into the text of a YAML file. Only the lines concerned change: comments, order and style stay."""

from collections.abc import Callable, Sequence

import yaml

from generator.findings import DataPath
from generator.source.document import Data
from generator.source.plain_yaml import plain_yaml
from generator.source.reader import read_yaml


class UneditableError(Exception):
    """The text cannot be changed without losing something of it; the message says why."""


def with_value(text: str, path: DataPath, value: Data, orders: Sequence[Sequence[str]] = ()) -> str:
    """The text with a value at a place; the mappings and lists on the way there are made where they are missing.

    `orders` has, for each part of the path, the keys that the mapping there may have; a new key stands in their order.
    The number of a new entry of a list is the length of the list. Line ends stay those of the file.
    """
    return _confirmed(text, lambda edit: edit.put(path, value, orders), lambda data: changed_data(data, path, value))


def without_part(text: str, path: DataPath) -> str:
    """The text without the key or the entry of a list at a place, which is in it; a mapping keeps at least one key."""
    return _confirmed(text, lambda edit: edit.cut(path), lambda data: data_without(data, path))


def _confirmed(text: str, change: Callable[["_Edit"], str], meant: Callable[[Data], Data]) -> str:
    """The changed text, once it was read again and says what is meant and nothing else."""
    ending = "\r\n" if "\r\n" in text else "\n"
    made = change(_Edit(text.replace("\r\n", "\n"))).replace("\n", ending)
    read = read_yaml(made.encode(), "")
    if read.findings or read.data != meant(read_yaml(text.encode(), "").data):
        raise UneditableError("it is written in a way that cannot be changed line by line")
    return made


class _Edit:
    """One change of a text."""

    def __init__(self, text: str) -> None:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
        if root is None:
            raise UneditableError("the file is empty")
        self.text = text
        self.root: yaml.Node = root

    def put(self, path: DataPath, value: Data, orders: Sequence[Sequence[str]]) -> str:
        above: list[yaml.Node] = [self.root]
        for depth, part in enumerate(path):
            inner = _inside(above[-1], part)
            if isinstance(above[-1], yaml.ScalarNode):
                return self._replaced(above, _nested(path[depth:], value))
            if _is_in_braces(above[-1]):  # braces and brackets are opened out first
                return self._opened_out(above, changed_data(_data(above[-1]), path[depth:], value))
            if inner is None:
                known = orders[depth] if depth < len(orders) else ()
                return self._with_new(above[-1], part, _nested(path[depth + 1 :], value), known)
            above.append(inner)
        return self._replaced(above, value)

    def cut(self, path: DataPath) -> str:
        above: list[yaml.Node] = [self.root]
        for depth, part in enumerate(path):
            if _is_in_braces(above[-1]):
                return self._opened_out(above, data_without(_data(above[-1]), path[depth:]))
            above.append(_there(above[-1], part))
        if isinstance(above[-2], yaml.SequenceNode):
            return self._without_entry(above)
        key, value = next(pair for pair in above[-2].value if pair[0].value == path[-1])
        if above[-2].value[0][0] is key:  # the first key stands behind the `- ` of an entry, or opens the file
            following = above[-2].value[1][0]
            return self.text[: key.start_mark.index] + self.text[following.start_mark.index :]
        start = self.text.rindex("\n", 0, key.start_mark.index)
        return self.text[:start] + self.text[self._line_end(value, key) :]

    def _without_entry(self, above: list[yaml.Node]) -> str:
        if len(above[-2].value) == 1:
            return self._replaced(above[:-1], [])
        start = self.text.rindex("\n", 0, above[-1].start_mark.index)
        return self.text[:start] + self.text[self._line_end(above[-1]) :]

    def _opened_out(self, above: list[yaml.Node], data: Data) -> str:
        node = above[-1]
        if "#" in _without_quoted(self.text[node.start_mark.index : node.end_mark.index], node):
            raise UneditableError(f"a comment stands inside the braces on line {node.start_mark.line + 1}")
        return self._replaced(above, data)

    def _replaced(self, above: list[yaml.Node], value: Data) -> str:
        node = above[-1]
        key = _key(above[-2], node) if len(above) > 1 else None
        first = key or node
        column = first.start_mark.column
        made = plain_yaml({key.value: value} if key else value, column)
        end = max(self._end(node), first.end_mark.index if key else 0)
        return self.text[: first.start_mark.index] + made + self.text[end:]

    def _with_new(self, node: yaml.Node, part: str | int, value: Data, order: Sequence[str]) -> str:
        if isinstance(node, yaml.SequenceNode):
            column = node.start_mark.column
            return self._inserted(self._line_end(node.value[-1]), column, f"- {plain_yaml(value, column + 2)}")
        column = node.value[0][0].start_mark.column
        earlier = order[: list(order).index(str(part))] if part in order else order
        before = next((pair for pair in reversed(node.value) if pair[0].value in earlier), None) or (
            node.value[0] if order else node.value[-1]
        )
        return self._inserted(self._line_end(before[1], before[0]), column, plain_yaml({part: value}, column))

    def _inserted(self, at: int, column: int, made: str) -> str:
        return f"{self.text[:at]}\n{' ' * column}{made}{self.text[at:]}"

    def _line_end(self, node: yaml.Node, key: yaml.Node | None = None) -> int:
        """Where the last line of a value ends, with the comment behind it."""
        end = max(self._end(node), key.end_mark.index if key else 0)
        found = self.text.find("\n", end)
        return len(self.text) if found < 0 else found

    def _end(self, node: yaml.Node) -> int:
        """Where a value ends; what stands between it and the next one does not belong to it."""
        if isinstance(node, yaml.ScalarNode):
            end: int = node.end_mark.index
            return len(self.text[:end].rstrip()) if node.style in ("|", ">") else end
        if _is_in_braces(node) or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return max(self._end(last[1]), last[0].end_mark.index) if isinstance(last, tuple) else self._end(last)


def _inside(node: yaml.Node, part: str | int) -> yaml.Node | None:
    """The value of a key, or the entry with a number; None where there is none."""
    if isinstance(node, yaml.MappingNode):
        return _node(next((value for key, value in node.value if key.value == part), None))
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return _node(node.value[part])
    return None


def _node(found: object) -> yaml.Node | None:
    return found if isinstance(found, yaml.Node) else None


def _is_in_braces(node: yaml.Node) -> bool:
    """Whether a mapping or a list is written in braces or brackets."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def _there(node: yaml.Node, part: str | int) -> yaml.Node:
    found = _inside(node, part)
    if found is None:
        raise KeyError(part)
    return found


def _key(outer: yaml.Node, node: yaml.Node) -> yaml.Node | None:
    pairs = outer.value if isinstance(outer, yaml.MappingNode) else ()
    return _node(next((key for key, value in pairs if value is node), None))


def _data(node: yaml.Node) -> Data:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _data(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_data(entry) for entry in node.value]
    return str(node.value)


def _nested(path: DataPath, value: Data) -> Data:
    for part in reversed(path):
        value = {part: value} if isinstance(part, str) else [value]
    return value


def changed_data(data: Data, path: DataPath, value: Data) -> Data:
    """Data with a value at a place, as `with_value` writes it."""
    if not path:
        return value
    part, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(part, int):
        old = data[part] if part < len(data) else None
        return [*data[:part], changed_data(old, rest, value), *data[part + 1 :]]
    if isinstance(data, dict) and isinstance(part, str):
        return {**data, part: changed_data(data.get(part), rest, value)}
    return _nested(path, value)


def data_without(data: Data, path: DataPath) -> Data:
    """Data without the key or the entry at a place."""
    part, rest = path[0], path[1:]
    if isinstance(data, list) and isinstance(part, int):
        return [*data[:part], *([data_without(data[part], rest)] if rest else ()), *data[part + 1 :]]
    assert isinstance(data, dict)
    if not rest:
        return {key: value for key, value in data.items() if key != part}
    return {**data, str(part): data_without(data[str(part)], rest)}


def _without_quoted(text: str, node: yaml.Node) -> str:
    """The text of a flow collection without its values, so that a `#` that is left begins a comment."""
    for scalar in _scalars(node):
        start, end = (mark.index - node.start_mark.index for mark in (scalar.start_mark, scalar.end_mark))
        text = text[:start] + "_" * (end - start) + text[end:]
    return text


def _scalars(node: yaml.Node) -> list[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        return [node]
    parts = node.value if isinstance(node, yaml.SequenceNode) else [each for pair in node.value for each in pair]
    return [scalar for part in parts for scalar in _scalars(part)]
