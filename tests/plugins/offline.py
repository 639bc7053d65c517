"""Forbids every socket but those between processes of this machine, and notes who tried: imported
by each process."""

import os
import sys
import traceback

_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "urllib.Request",
    "http.client.connect",
    "ftplib.connect",
    "smtplib.connect",
)


def _watch(event: str, arguments: tuple) -> None:
    if event in _FORBIDDEN:
        address = (
            arguments[1]
            if event.startswith("socket.") and len(arguments) > 1
            else arguments[0]
        )
        if isinstance(address, (str, bytes)) and event in (
            "socket.connect",
            "socket.bind",
        ):
            return  # a Unix socket: a path
        if event == "socket.bind" and address[0] == "::1":
            return  # urllib3, which spaCy brings, asks whether there is IPv6
        with open(os.environ["BAOCAO_TEST_ATTEMPTS"], "a") as file:
            file.write(
                f"{event} {arguments!r}\n{''.join(traceback.format_stack())}\n"
            )
        raise PermissionError(f"no network: {event}")


sys.addaudithook(_watch)
