"""Prints how many days the certificate has left; run by hand, on the first of the month, if somebody thinks of it."""

import socket
import ssl
import time

HOST = "vote.spotlight-night-live.tv"


def days_left(host=HOST, port=443):
    """Days until the certificate that the host shows expires."""
    context = ssl.create_default_context()
    with socket.create_connection((host, port), timeout=10) as plain:
        with context.wrap_socket(plain, server_hostname=host) as secure:
            until = ssl.cert_time_to_seconds(secure.getpeercert()["notAfter"])
    return int((until - time.time()) / 86400)


if __name__ == "__main__":
    print(days_left())  # TODO: and the domain
