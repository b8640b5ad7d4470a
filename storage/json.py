"""JSON as PostgreSQL accepts it: without NUL characters and halves of surrogate pairs."""

import json
import re

_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


def dumps(value: object) -> str:
    written = json.dumps(value, ensure_ascii=False)
    return _NUL.sub(r"\1", written).encode("utf-8", "replace").decode()
