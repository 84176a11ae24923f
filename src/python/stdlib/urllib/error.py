"""`urllib.error`."""


class URLError(OSError):
    """The address could not be reached."""

    def __init__(self, reason, filename=None):
        self.args = (reason,)
        self.reason = reason
        if filename is not None:
            self.filename = filename

    def __str__(self):
        return f'<urlopen error {self.reason}>'


class HTTPError(URLError):
    """An answer whose status says that something went wrong; it can be read like any answer."""

    def __init__(self, url, code, msg, hdrs, fp):
        self.code = code
        self.msg = msg
        self.hdrs = hdrs
        self.fp = fp
        self.filename = url
        self.args = ()

    def __str__(self):
        return f'HTTP Error {self.code}: {self.msg}'

    def __repr__(self):
        return f'<HTTPError {self.code}: {self.msg!r}>'

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    @property
    def reason(self):
        """The status in words."""
        return self.msg

    @property
    def status(self):
        """The status."""
        return self.code

    @property
    def headers(self):
        """The headers."""
        return self.hdrs

    @property
    def url(self):
        """Where it comes from."""
        return self.filename

    def read(self, amt=None):
        """The body."""
        return self.fp.read(amt)

    def close(self):
        """Hangs up."""
        self.fp.close()


class ContentTooShortError(URLError):
    """Less came than was announced."""

    def __init__(self, message, content):
        URLError.__init__(self, message)
        self.content = content
