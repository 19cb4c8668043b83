"""A Postfix of our own on loopback: it takes mail for example.org and keeps it in a Maildir."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme

MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
daemon_directory = /usr/lib/postfix/sbin
command_directory = /usr/sbin
mail_owner = postfix
setgid_group = postdrop
maillog_file = {folder}/log/mail.log
maillog_file_prefixes = {folder}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
myhostname = mail.example.org
mydestination =
local_recipient_maps =
alias_maps =
virtual_mailbox_domains = example.org, example.com, example.net
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = static:inbox/
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}
virtual_minimum_uid = 1
smtpd_tls_security_level = may
smtpd_tls_chain_files = {folder}/postfix.pem
smtpd_client_connection_rate_limit = 0
biff = no
"""

MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
"""


@dataclass(frozen=True)
class Inbox:
    """A running mail server, and the Maildir in which it keeps what it takes."""

    port: int
    inbox: Path

    def wait_for(self, count: int, seconds: float = 60) -> list[bytes]:
        """Return the messages that have arrived, once there are *count*."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            arrived = sorted((self.inbox / "new").glob("*"))
            if len(arrived) >= count:
                return [path.read_bytes() for path in arrived]
            time.sleep(0.1)
        raise AssertionError(f"{len(arrived)} of {count} messages arrived")


@dataclass(frozen=True)
class Postfix(Inbox):
    """A running Postfix."""

    #: Certificate of the authority that signed its own.
    authority: Path


def why_not() -> str:
    """Say why Postfix cannot be run here; `""` when it can."""
    if not shutil.which("postfix", path="/usr/sbin:/usr/bin"):
        return "Postfix is not installed (apt install postfix)"
    return "" if os.geteuid() == 0 else "Postfix is started by root only"


@contextmanager
def running() -> Iterator[Postfix]:
    """Start a Postfix in a folder of its own, and stop it."""
    # pytest's own folders are closed to the user that Postfix works as.
    folder = Path(tempfile.mkdtemp(prefix="postfix-"))
    folder.chmod(0o755)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "authority.pem")
    authority.issue_cert("localhost", "127.0.0.1").private_key_and_cert_chain_pem.write_to_path(
        folder / "postfix.pem"
    )
    nobody = 65534
    for name in ("queue", "data", "log", "mail", "conf"):
        (folder / name).mkdir()
    os.chown(folder / "mail", nobody, nobody)
    shutil.chown(folder / "data", "postfix")
    main = MAIN.format(folder=folder, uid=nobody, gid=nobody)
    (folder / "conf" / "main.cf").write_text(main)
    (folder / "conf" / "master.cf").write_text(MASTER.format(port=port))
    command = ["/usr/sbin/postfix", "-c", str(folder / "conf")]
    subprocess.run([*command, "start"], check=True, capture_output=True)
    try:
        yield Postfix(port, folder / "mail" / "inbox", folder / "authority.pem")
    finally:
        subprocess.run([*command, "stop"], check=False, capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)
