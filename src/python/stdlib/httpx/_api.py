"""Blocking requests, each with a client of its own."""

from contextlib import contextmanager

from httpx._client import Client

_CLIENT_OPTIONS = ('verify', 'trust_env', 'proxy')


def request(method, url, *, timeout=5.0, follow_redirects=False, **kwargs):
    """A blocking request with a client of its own."""
    own = {name: kwargs.pop(name) for name in _CLIENT_OPTIONS if name in kwargs}
    with Client(timeout=timeout, follow_redirects=follow_redirects, **own) as client:
        return client.request(method, url, **kwargs)


@contextmanager
def stream(method, url, *, timeout=5.0, follow_redirects=False, **kwargs):
    """A blocking request whose answer's body is read in pieces."""
    with Client(timeout=timeout, follow_redirects=follow_redirects) as client:
        with client.stream(method, url, **kwargs) as response:
            yield response


def get(url, **kwargs):
    """A GET request."""
    return request('GET', url, **kwargs)


def options(url, **kwargs):
    """An OPTIONS request."""
    return request('OPTIONS', url, **kwargs)


def head(url, **kwargs):
    """A HEAD request."""
    return request('HEAD', url, **kwargs)


def post(url, **kwargs):
    """A POST request."""
    return request('POST', url, **kwargs)


def put(url, **kwargs):
    """A PUT request."""
    return request('PUT', url, **kwargs)


def patch(url, **kwargs):
    """A PATCH request."""
    return request('PATCH', url, **kwargs)


def delete(url, **kwargs):
    """A DELETE request."""
    return request('DELETE', url, **kwargs)
