class AppError(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class NotFound(AppError):
    def __str__(self):
        return f'<{self.code}> {self.args[0]}'


try:
    raise NotFound(404, 'missing')
except AppError as error:
    print(error, error.code, error.args, repr(error))
for bad in (3, 'text', object):
    try:
        raise bad
    except TypeError as error:
        print(error)
try:
    raise ValueError
except Exception as error:
    print(repr(error), str(error) == '')
