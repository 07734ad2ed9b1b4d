"""Lines of JSON, as the commands read and write them; what cannot be read is told in words."""

import json

ENCODING = "utf-8-sig"  # Windows puts a mark before the first line


def read(line: str) -> object:
    """Return what the line says.

    Raises:
        ValueError: it says nothing; the message tells why.
    """
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"is no JSON ({error.msg}, column {error.colno})") from None
    except RecursionError:
        raise ValueError("is nested too deep") from None
    except ValueError:
        raise ValueError("has a number of too many digits") from None


def written(told: object) -> str:
    """Return the line without its end; half a letter goes out as it came in, as \\ud800."""
    line = json.dumps(told, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(told)
    return line
