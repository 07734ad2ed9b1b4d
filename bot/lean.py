"""Import large libraries without what Prihatin does not use of them.

aiogram has pydantic build the validators of all its 600 types and methods while it is imported: two
seconds and 100 MB, also for what Prihatin never uses. Here pydantic is told to put that off, and
each model is given the names that it needs for it; the first update builds the few dozen it takes.
Other libraries load what they can do without where it is installed; here they are told it is not.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel, ConfigDict


@contextmanager
def importing() -> Iterator[None]:
    """Import aiogram inside this block, for the first time in the process."""
    names: dict[str, Any] = {}
    rebuild, config = BaseModel.__dict__["model_rebuild"], BaseModel.model_config

    def later(cls: type[BaseModel], /, **asked: Any) -> bool | None:
        """Stand for `model_rebuild`: where all names of the types come, keep them for later."""
        if (given := asked.get("_types_namespace")) is None:
            return rebuild.__func__(cls, **asked)  # type: ignore[no-any-return]  # pydantic's own
        names.update(given)
        cls.__pydantic_parent_namespace__ = names
        return None

    gc.disable()  # a tenth of the time would go to looking for garbage among the classes
    BaseModel.model_config = ConfigDict(defer_build=True)
    BaseModel.model_rebuild = classmethod(later)  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
        BaseModel.model_config = config
        gc.freeze()
        gc.enable()
    _name_the_types_to_methods(names)


@contextmanager
def without(library: str) -> Iterator[None]:
    """Let what is imported in this block find that *library*, which it can do without, is missing.

    Who needs it imports it afterwards; where it is loaded already, nothing is saved or changed.
    """
    if library in sys.modules:
        yield
        return
    sys.modules[library] = None  # type: ignore[assignment]  # Python's own way to say so
    try:
        yield
    finally:
        del sys.modules[library]


def _name_the_types_to_methods(names: dict[str, Any]) -> None:
    """A method's parameters are types, which are built with it by the same names."""
    module = sys.modules.get("aiogram.methods")
    for name in module.__all__ if module and names else ():
        getattr(module, name).__pydantic_parent_namespace__ = names
