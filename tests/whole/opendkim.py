"""OpenDKIM's library, which milters and `opendkim-testmsg` verify with."""

import ctypes
import ctypes.util
from pathlib import Path

#: From its opendkim/dkim.h.
SET, FROM_FILE = 1, 1
QUERY_METHOD, QUERY_INFO = 6, 7
PASSED = 4


def why_not() -> str:
    """Say why it cannot be used here; `""` when it can."""
    found = ctypes.util.find_library("opendkim")
    return "" if found else "OpenDKIM is not installed (apt install opendkim-tools)"


class OpenDkim:
    """Verifies messages with keys that stand in a file, a line each: name, blank, record."""

    def __init__(self, keys: Path) -> None:
        """Open the library."""
        self._lib = ctypes.CDLL(ctypes.util.find_library("opendkim"))
        for name in ("dkim_init", "dkim_verify"):
            getattr(self._lib, name).restype = ctypes.c_void_p
        self._open = ctypes.c_void_p(self._lib.dkim_init(None, None))
        method, path = ctypes.c_int(FROM_FILE), str(keys).encode()
        for option, value, size in (
            (QUERY_METHOD, ctypes.byref(method), ctypes.sizeof(method)),
            (QUERY_INFO, ctypes.c_char_p(path), len(path)),
        ):
            status = self._lib.dkim_options(self._open, SET, option, value, ctypes.c_size_t(size))
            assert status == 0

    def believed(self, data: bytes) -> list[bool]:
        """Say of each signature of *data* whether it holds."""
        lib, status = self._lib, ctypes.c_int()
        handle = lib.dkim_verify(self._open, b"test", None, ctypes.byref(status))
        one = ctypes.c_void_p(handle)
        try:
            lib.dkim_chunk(one, data, ctypes.c_size_t(len(data)))
            lib.dkim_chunk(one, None, ctypes.c_size_t(0))
            lib.dkim_eom(one, None)
            found, count = ctypes.POINTER(ctypes.c_void_p)(), ctypes.c_int()
            lib.dkim_getsiglist(one, ctypes.byref(found), ctypes.byref(count))
            signatures = [ctypes.c_void_p(found[index]) for index in range(count.value)]
            return [
                bool(lib.dkim_sig_getflags(each) & PASSED) and lib.dkim_sig_getbh(each) == 0
                for each in signatures
            ]
        finally:
            lib.dkim_free(one)
