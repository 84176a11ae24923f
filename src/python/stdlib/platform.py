"""What the machine below says of itself: a Linux on which CPython 3.13 runs, as the run sees it."""

from collections import namedtuple

uname_result = namedtuple('uname_result', 'system node release version machine processor')


def uname():
    """Everything at once."""
    return uname_result('Linux', 'interleave', '6.1.0', '#1', 'x86_64', '')


def system():
    return 'Linux'


def node():
    return 'interleave'


def release():
    return '6.1.0'


def version():
    return '#1'


def machine():
    return 'x86_64'


def processor():
    return ''


def architecture(executable='', bits='', linkage=''):
    return '64bit', 'ELF'


def platform(aliased=False, terse=False):
    """The platform in one text."""
    return 'Linux-6.1.0-x86_64' if terse else 'Linux-6.1.0-x86_64-with-glibc2.36'


def libc_ver(executable=None, lib='', version='', chunksize=16384):
    return 'glibc', '2.36'


def python_version():
    return '3.13.0'


def python_version_tuple():
    return '3', '13', '0'


def python_implementation():
    return 'CPython'


def python_branch():
    return ''


def python_revision():
    return ''


def python_build():
    return 'main', 'Jan  1 2026 09:00:00'


def python_compiler():
    return 'TypeScript'


def freedesktop_os_release():
    return {'NAME': 'Linux', 'ID': 'linux', 'PRETTY_NAME': 'Linux'}


def mac_ver(release='', versioninfo=('', '', ''), machine=''):
    return release, versioninfo, machine


def win32_ver(release='', version='', csd='', ptype=''):
    return release, version, csd, ptype
