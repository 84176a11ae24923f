"""Sockets, of which there are none."""

import unittest

IPV6_ENABLED = False


def _needs_sockets(*args, **kwargs):
    raise unittest.SkipTest('needs sockets')


find_unused_port = create_unix_domain_name = _needs_sockets


def skip_unless_bind_unix_socket(test):
    return unittest.skip('needs sockets')(test)


skip_if_tcp_blackhole = skip_unless_bind_unix_socket
