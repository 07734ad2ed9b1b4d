"""What the image installs is pinned by hash, is what is tested here, and may be used freely.

Known holes are looked up in a database on the network (pip-audit), which a check of ours must do
without; docs/threat-model.md says who looks and when.
"""

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest

LOCK = (Path(__file__).parents[2] / "requirements.lock").read_text("utf-8")
PINNED = re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.MULTILINE)
FREE = {
    "0BSD",
    "Apache Software License",
    "Apache-2.0",
    "BSD License",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC License (ISCL)",
    "LGPL-3.0-only",  # used as it is, never changed: psycopg, python-telegram-bot
    "MIT",
    "MIT License",
    "MIT-CMU",
    "Mozilla Public License 2.0 (MPL 2.0)",
    "PSF-2.0",
    "Python Software Foundation License",
    "Zlib",
}


def licences(of: Distribution) -> set[str]:
    if said := of.metadata.json.get("license_expression"):
        return set(re.split(r" (?:AND|OR) ", str(said)))
    classified = [each for each in of.metadata.get_all("Classifier") or [] if "License ::" in each]
    found = {each.rpartition(" :: ")[2] for each in classified}
    return found or {str(of.metadata.json.get("license", ""))}


@pytest.mark.parametrize(("name", "version"), PINNED)
def test_library_is_the_pinned_one_and_free(name: str, version: str) -> None:
    found = distribution(name)

    assert found.version == version
    assert licences(found)
    assert licences(found) <= FREE


def test_every_library_is_pinned_by_hash() -> None:
    hashed = re.findall(r"^[\w.-]+==[^\n]* \\\n    --hash=sha256:[0-9a-f]{64}", LOCK, re.MULTILINE)

    assert len(hashed) == len(PINNED) > 0
