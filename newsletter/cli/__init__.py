"""The command line: parse, call, answer.

`frame` holds what is common to all commands, `output` how they speak; the commands stand by
what they are about: `setting_up`, `gathering`, `issues`, `sending`, `subscribers`,
`returns`, `running`, `demo`.
"""

from newsletter.cli.main import main

__all__ = ["main"]
