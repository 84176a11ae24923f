class AppError(Exception):
    code = 1

    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details

    def __str__(self):
        extra = ', '.join(f'{k}={v}' for k, v in self.details.items())
        return f'[{self.code}] {self.args[0]}' + (f' ({extra})' if extra else '')


class NotFound(AppError, LookupError):
    code = 404


class Forbidden(AppError):
    code = 403


def get(key):
    if key == 'secret':
        raise Forbidden('no', user='me')
    raise NotFound(f'{key} is missing', key=key)


for key in ('secret', 'x'):
    try:
        get(key)
    except LookupError as e:
        print('lookup', e, repr(e), e.args)
    except AppError as e:
        e.add_note('ask the owner')
        print('app', e, e.__notes__, isinstance(e, LookupError))
