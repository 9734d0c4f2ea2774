"""To which addresses of a host a connection may go. A name is asked for once, and what is
checked is what is connected to: a name that answers otherwise the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from typing import Any

from tornado.netutil import Resolver

from ..routes.problem import Problem

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Lookup = Callable[[str, int], list[tuple[int, Any]]]

RESOLVE_SECONDS = 10.0

# Services that give a machine's own secrets to whoever asks from it. Most are link-local.
_METADATA = frozenset(
    ipaddress.ip_address(one)
    for one in (
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "fd00:ec2::23",
        "fd00:ec2::254",
        "fd20:ce::254",
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def ask_dns(host: str, port: int) -> list[tuple[int, Any]]:
    """Families and socket addresses. Blocking. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [(family, address) for family, _, _, _, address in found]


class CheckedResolver(Resolver):
    """Resolves one host for one connection, and leaves out what must not be reached."""

    def initialize(self, names_its_address: bool, lookup: Lookup = ask_dns) -> None:
        """``names_its_address`` is whether an administrator has listed the address itself."""
        self._any = names_its_address
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int, family: Any = socket.AF_UNSPEC
    ) -> list[tuple[int, Any]]:
        """Raises Problem (NotAllowed) if no address is left, OSError if there is none."""
        answer = asyncio.get_running_loop().run_in_executor(None, self._lookup, host, port)
        answered = await asyncio.wait_for(answer, RESOLVE_SECONDS)
        found = [one for one in answered if family in (socket.AF_UNSPEC, one[0])]
        allowed = [one for one in found if self._any or not is_of_this_machine(str(one[1][0]))]
        if found and not allowed:
            raise Problem(
                "NotAllowed",
                f"{host} leads to an address of the server's own machine or network, such as"
                " 127.0.0.1 or 169.254.169.254. The server does not relay to it.",
                "Ask an administrator. If it is right, c.Curation.relay_hosts has to list the"
                " address itself in place of the name.",
            )
        return allowed


def is_of_this_machine(written: str) -> bool:
    """Whether an address is loopback, link-local, for metadata, or for no single host."""
    try:
        address = _plain(ipaddress.ip_address(written.partition("%")[0]))
    except ValueError:
        return True
    return (
        address.is_loopback
        or address.is_link_local
        or address.is_unspecified
        or address.is_multicast
        or address in _METADATA
        or address == ipaddress.ip_address("255.255.255.255")
        or (address.version == 4 and address in ipaddress.ip_network("0.0.0.0/8"))
    )


def _plain(address: Address) -> Address:
    """The IPv4 address that an IPv6 address stands for."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    packed = address.packed
    if address in _NAT64 or (packed[:12] == bytes(12) and int(address) > 1):
        return ipaddress.IPv4Address(packed[12:])
    return address
