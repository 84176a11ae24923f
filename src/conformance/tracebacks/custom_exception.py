class AppError(Exception):
    class Inner(Exception):
        pass

    def __str__(self):
        return 'own text'


try:
    raise AppError(1)
except AppError:
    raise AppError.Inner('nested name', 2)
