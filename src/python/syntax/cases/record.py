"""What CPython 3.13 says of the case files beside this script, and of any other source file.

A case is a line `--- title`, source text, a line `==>` and the expected output, which this script replaces by what the
interpreter running it gives: the error in errors*.txt, the warnings in warnings.txt, the tree in all others.

    python3.13 record.py               records every case file
    python3.13 record.py FILE ...      records these
    python3.13 record.py --trees       reads paths on stdin; writes {path, tree} or {path, error} as a JSON line for each
    python3.13 record.py --names       reads a JSON list of character names; writes character-names.json
    python3.13 record.py --errors      writes the invalid programs in the doctests of CPython's test_syntax as JSON lines
"""

import ast
import json
import pathlib
import re
import struct
import sys
import tokenize
import unicodedata
import warnings

POSITION = ("lineno", "col_offset", "end_lineno", "end_col_offset")
LEFT_OUT = {"type_comment", "type_ignores"}
NAMES_ONLY = (ast.operator, ast.unaryop, ast.cmpop, ast.boolop, ast.expr_context)


def bits(value):
    return struct.pack(">d", value).hex()


def constant(value):
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return {"t": "int", "v": str(value)}
    if isinstance(value, float):
        return {"t": "float", "v": bits(value)}
    if isinstance(value, complex):
        return {"t": "complex", "re": bits(value.real), "im": bits(value.imag)}
    if isinstance(value, bytes):
        return {"t": "bytes", "v": value.decode("latin-1")}
    return {"t": "ellipsis"}


def to_json(node):
    if isinstance(node, list):
        return [to_json(item) for item in node]
    if not isinstance(node, ast.AST):
        return node
    name = type(node).__name__
    if isinstance(node, NAMES_ONLY):
        return name
    out = {"_type": name}
    if "lineno" in node._attributes:
        for field in POSITION:
            out[field] = getattr(node, field)
    for field in node._fields:
        if field in LEFT_OUT:
            continue
        value = getattr(node, field, None)
        out[field] = constant(value) if name == "Constant" and field == "value" else to_json(value)
    return out


def is_scalar(value):
    if isinstance(value, dict):
        return "_type" not in value
    return not isinstance(value, list) or (len(value) > 0 and all(isinstance(item, str) for item in value))


def scalar(value):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[\ud800-\udfff]", lambda lone: f"\\u{ord(lone[0]):04x}", text)


def tree_text(value, label="", indent=""):
    """One line for each node: type, position, plain fields; nodes in fields below it. Empty fields are left out."""
    if value is None:
        return f"{indent}{label}null\n"
    line = f"{indent}{label}{value['_type']}"
    if "lineno" in value:
        line += " {lineno}:{col_offset}-{end_lineno}:{end_col_offset}".format(**value)
    below = ""
    for field, item in value.items():
        if field == "_type" or field in POSITION:
            continue
        if value["_type"] in ("Constant", "MatchSingleton") and field == "value":
            line += f" value={scalar(item)}"
        elif item is None:
            continue
        elif is_scalar(item):
            line += f" {field}={scalar(item)}"
        else:
            for child in item if isinstance(item, list) else [item]:
                below += tree_text(child, f"{field}: ", indent + "  ")
    return f"{line}\n{below}"


def tree(source):
    return tree_text(to_json(ast.parse(source)))


def error(source):
    try:
        ast.parse(source)
    except SyntaxError as e:
        return f"{type(e).__name__}: {e.msg}\n{e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}\n"
    return "accepted\n"


def warned(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        ast.parse(source)
    return "".join(f"{w.lineno} {w.category.__name__}: {w.message}\n" for w in caught)


def record(path):
    output = error if path.name.startswith("errors") else warned if path.name == "warnings.txt" else tree
    text = path.read_text(encoding="utf-8")
    head, *cases = re.split(r"^--- ", text, flags=re.MULTILINE)
    out = head
    for case in cases:
        title, _, rest = case.partition("\n")
        source = rest.partition("\n==>\n")[0].strip("\n")
        try:
            expected = output(source + "\n")
        except SyntaxError as e:
            sys.exit(f"{path.name}, {title!r}: {e}")
        out += f"--- {title}\n{source}\n==>\n{expected}\n"
    path.write_text(out.rstrip("\n") + "\n", encoding="utf-8")


def write_trees():
    for path in sys.stdin.read().splitlines():
        try:
            with open(path, "rb") as file:
                encoding = tokenize.detect_encoding(file.readline)[0]
                file.seek(0)
                found = ast.parse(file.read())
        except (SyntaxError, UnicodeDecodeError, ValueError, LookupError) as e:
            print(json.dumps({"path": path, "error": str(e)}))
            continue
        if encoding not in ("utf-8", "utf-8-sig"):
            print(json.dumps({"path": path, "error": f"encoding {encoding}"}))
            continue
        print(json.dumps({"path": path, "tree": to_json(found)}))


def write_names(path):
    names = {name: unicodedata.lookup(name) for name in json.load(sys.stdin)}
    path.write_text(json.dumps(names, indent=0) + "\n", encoding="utf-8")


def write_errors():
    import doctest

    from test import test_syntax

    for example in doctest.DocTestParser().get_examples(test_syntax.__doc__):
        if example.exc_msg is None:
            continue
        out = {"source": example.source}
        try:
            ast.parse(example.source)
        except SyntaxError as e:
            out["error"] = {
                "type": type(e).__name__,
                "message": e.msg,
                "place": [e.lineno, e.offset, e.end_lineno, e.end_offset],
            }
        print(json.dumps(out))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1:] == ["--trees"]:
        write_trees()
    elif sys.argv[1:] == ["--errors"]:
        write_errors()
    elif sys.argv[1:] == ["--names"]:
        write_names(pathlib.Path(__file__).with_name("character-names.json"))
    else:
        here = pathlib.Path(__file__).parent
        for name in sys.argv[1:] or sorted(p.name for p in here.glob("*.txt")):
            record(here / name)
