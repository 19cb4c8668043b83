"""The key of a service, from a file that others cannot read, or from the environment."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from newsletter.errors import ConfigError
from newsletter.translation.settings import TranslationSettings

#: Bytes of a key file; keys have about 40.
LIMIT = 4096

#: Others may read it, or the group may change it.
UNSAFE = stat.S_IRWXO | stat.S_IWGRP


def key_of(settings: TranslationSettings, environment: Mapping[str, str]) -> str:
    """Return the key that *settings* name; `""` when they name none.

    Raises:
        ConfigError: there is none, or it lies open.
    """
    if settings.key_env:
        key = environment.get(settings.key_env, "").strip()
        where, remedy = settings.key_env, "Set it in the environment."
    elif settings.key_file:
        key = _in_file(Path(settings.key_file))
        where, remedy = settings.key_file, "Write the key into it, and nothing else."
    else:
        return ""
    if not key:
        raise ConfigError("It holds no key.", where=where, remedy=remedy)
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ConfigError("What it holds is no key.", where=where, remedy=remedy)
    return key


def _in_file(path: Path) -> str:
    where = str(path)
    try:
        # A pipe is opened without waiting for its writer, and refused.
        with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:  # noqa: PTH123 - of a descriptor
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise ConfigError("The key's file is no file.", where=where)
            if about.st_mode & UNSAFE:
                raise ConfigError(
                    "The key lies open to other people of this computer.",
                    where=where,
                    remedy=f"Run: chmod 600 {path}",
                )
            return file.read(LIMIT).decode("ascii", "replace").strip()
    except (OSError, ValueError) as error:
        raise ConfigError(
            "The key's file cannot be read.",
            where=where,
            remedy="See that it is there, and that the newsletter may read it.",
        ) from error
