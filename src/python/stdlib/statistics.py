"""Averages and spreads."""

import math
from collections import Counter, namedtuple

__all__ = [
    'LinearRegression', 'StatisticsError', 'correlation', 'covariance', 'fmean', 'geometric_mean', 'harmonic_mean', 'linear_regression', 'mean', 'median', 'median_high', 'median_low', 'mode',
    'multimode', 'pstdev', 'pvariance', 'quantiles', 'stdev', 'variance',
]


class StatisticsError(ValueError):
    """There is not enough data."""


def _exact(data):
    """Sum as a ratio of two ints, and whether all were ints."""
    numerator, denominator = 0, 1
    only_ints = True
    for value in data:
        if not isinstance(value, int):
            only_ints = False
        n, d = value.as_integer_ratio()
        numerator = numerator * d + n * denominator
        denominator *= d
        common = math.gcd(numerator, denominator)
        numerator //= common
        denominator //= common
    return numerator, denominator, only_ints


def _result(numerator, denominator, only_ints):
    if only_ints and numerator % denominator == 0:
        return numerator // denominator
    return numerator / denominator


def mean(data):
    """The average."""
    data = list(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    numerator, denominator, only_ints = _exact(data)
    return _result(numerator, denominator * len(data), only_ints)


def fmean(data, weights=None):
    """The average as a float."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError('fmean requires at least one data point')
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError('data and weights must be the same length')
    total = math.fsum(weights)
    if not total:
        raise StatisticsError('sum of weights must be non-zero')
    return math.sumprod(data, weights) / total


def geometric_mean(data):
    """The n-th root of the product."""
    data = list(data)
    if not data:
        raise StatisticsError('Must have a non-empty dataset')
    return math.exp(math.fsum(map(math.log, data)) / len(data))


def harmonic_mean(data, weights=None):
    """The reciprocal of the average of the reciprocals."""
    data = list(data)
    if not data:
        raise StatisticsError('harmonic_mean requires at least one data point')
    return len(data) / math.fsum([1 / value for value in data])


def median(data):
    """The middle value."""
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    """The lower of the two middle values."""
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]


def median_high(data):
    """The higher of the two middle values."""
    data = sorted(data)
    if not data:
        raise StatisticsError('no median for empty data')
    return data[len(data) // 2]


def mode(data):
    """The most frequent value."""
    counts = Counter(data).most_common(1)
    if not counts:
        raise StatisticsError('no mode for empty data')
    return counts[0][0]


def multimode(data):
    """The most frequent values."""
    counts = Counter(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def _squares(data):
    """Sum of the squared distances from the average, as a ratio."""
    n, d, only_ints = _exact(data)
    count = len(data)
    squares = [(v.as_integer_ratio()[0] * d * count - n * v.as_integer_ratio()[1]) for v in data]
    numerator, denominator = 0, 1
    for value, square in zip(data, squares):
        part = value.as_integer_ratio()[1] * d * count
        numerator = numerator * part * part + square * square * denominator
        denominator *= part * part
        common = math.gcd(numerator, denominator)
        numerator //= common
        denominator //= common
    return numerator, denominator, only_ints


def variance(data, xbar=None):
    """The variance of a sample."""
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('variance requires at least two data points')
    numerator, denominator, only_ints = _squares(data)
    return _result(numerator, denominator * (len(data) - 1), only_ints)


def pvariance(data, mu=None):
    """The variance of a population."""
    data = list(data)
    if not data:
        raise StatisticsError('pvariance requires at least one data point')
    numerator, denominator, only_ints = _squares(data)
    return _result(numerator, denominator * len(data), only_ints)


def stdev(data, xbar=None):
    """The standard deviation of a sample."""
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('stdev requires at least two data points')
    return math.sqrt(variance(data))


def pstdev(data, mu=None):
    """The standard deviation of a population."""
    data = list(data)
    if not data:
        raise StatisticsError('pstdev requires at least one data point')
    return math.sqrt(pvariance(data))


def quantiles(data, *, n=4, method='exclusive'):
    """Where to cut the data into n equal parts."""
    if n < 1:
        raise StatisticsError('n must be at least 1')
    data = sorted(data)
    count = len(data)
    if count < 2:
        if count == 1:
            return data * (n - 1)
        raise StatisticsError('must have at least one data point')
    result = []
    if method == 'inclusive':
        m = count - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method != 'exclusive':
        raise ValueError(f'Unknown method: {method!r}')
    m = count + 1
    for i in range(1, n):
        j = i * m // n
        j = 1 if j < 1 else count - 1 if j > count - 1 else j
        delta = i * m - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result


LinearRegression = namedtuple('LinearRegression', ('slope', 'intercept'))


def _deviations(what, x, y):
    """Both series less their averages."""
    if len(y) != len(x):
        raise StatisticsError(f'{what} requires that both inputs have same number of data points')
    if len(x) < 2:
        raise StatisticsError(f'{what} requires at least two data points')
    x_mean, y_mean = math.fsum(x) / len(x), math.fsum(y) / len(y)
    return [each - x_mean for each in x], [each - y_mean for each in y], x_mean, y_mean


def covariance(x, y, /):
    """How two series vary together."""
    dx, dy, _, _ = _deviations('covariance', x, y)
    return math.sumprod(dx, dy) / (len(x) - 1)


def correlation(x, y, /, *, method='linear'):
    """Pearson's coefficient; of the ranks where `method` is 'ranked'."""
    if method not in ('linear', 'ranked'):
        raise ValueError(f'Unknown method: {method!r}')
    dx, dy, _, _ = _deviations('correlation', *((_ranks(x), _ranks(y)) if method == 'ranked' else (x, y)))
    spread = math.sqrt(math.sumprod(dx, dx) * math.sumprod(dy, dy))
    if spread == 0:
        raise StatisticsError('at least one of the inputs is constant')
    return math.sumprod(dx, dy) / spread


def _ranks(data):
    """The place of each value in order; equal ones share the average of theirs."""
    ordered = sorted(data)
    return [(2 * ordered.index(each) + ordered.count(each) + 1) / 2 for each in data]


def linear_regression(x, y, /, *, proportional=False):
    """The line with the least squares of distances."""
    dx, dy, x_mean, y_mean = _deviations('linear regression', x, y)
    if proportional:
        dx, dy = x, y
    spread = math.sumprod(dx, dx)
    if spread == 0:
        raise StatisticsError('x is constant')
    slope = math.sumprod(dx, dy) / spread
    return LinearRegression(slope, 0.0 if proportional else y_mean - slope * x_mean)
