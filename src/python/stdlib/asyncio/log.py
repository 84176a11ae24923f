"""
The logger of asyncio. While a program has not imported `logging`, what is told goes where `logging` would write it; so
nobody has to load that for a message.
"""

from _asyncio import _format_exception, _imported, _write_error


class _Logger:
    def _tell(self, level, message, args, exc_info=None):
        logging = _imported('logging')
        if logging is not None:
            getattr(logging.getLogger('asyncio'), level)(message, *args, exc_info=exc_info)
        elif level in ('warning', 'error'):
            text = (message % args if args else message) + '\n'
            _write_error(text + _format_exception(exc_info[1]) if exc_info else text)

    def debug(self, message, *args, **kwargs):
        self._tell('debug', message, args, **kwargs)

    def info(self, message, *args, **kwargs):
        self._tell('info', message, args, **kwargs)

    def warning(self, message, *args, **kwargs):
        self._tell('warning', message, args, **kwargs)

    def error(self, message, *args, **kwargs):
        self._tell('error', message, args, **kwargs)

    def __getattr__(self, name):
        import logging

        return getattr(logging.getLogger('asyncio'), name)


logger = _Logger()
