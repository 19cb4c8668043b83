"""Silences the process that imports it: the one that all processes of the workshop come from.

Nobody else imports it. Parsers complain on standard error, and so do processes that are ended
while they begin; what they inherit leads nowhere. It outlives the program by a moment, and holds
no folder that somebody may want to remove; the library gives those that come from it the
program's own.
"""

import os

os.chdir("/")
_nowhere = os.open(os.devnull, os.O_WRONLY)
os.dup2(_nowhere, 2)
os.close(_nowhere)
