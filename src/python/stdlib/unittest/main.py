"""`unittest.main()`."""

import sys

from _interleave import unsupported

from . import loader, runner

_NO_TESTS_EXITCODE = 5
_FLAGS = {
    '-v': ('verbosity', 2), '--verbose': ('verbosity', 2), '-q': ('verbosity', 0), '--quiet': ('verbosity', 0),
    '--locals': ('tb_locals', True), '-f': ('failfast', True), '--failfast': ('failfast', True),
    '-c': ('catchbreak', True), '--catch': ('catchbreak', True), '-b': ('buffer', True),
    '--buffer': ('buffer', True),
}


class TestProgram:
    """Loads the tests of a module, runs them and ends the program with their exit code."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(
        self, module='__main__', defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
        exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
        durations=None,
    ):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split('.')[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = bool(failfast)
        self.catchbreak = bool(catchbreak)
        self.buffer = bool(buffer)
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = 'default' if warnings is None else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.testNamePatterns = []
        argv = sys.argv if argv is None else argv
        self.progName = argv[0].rpartition('/')[2]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        self.tests = []
        words = iter(argv[1:])
        for word in words:
            name, equals, value = word.partition('=')
            if word in _FLAGS:
                attribute, flag = _FLAGS[word]
                setattr(self, attribute, flag)
            elif word.startswith('-k') or name == '--durations':
                if word.startswith('-k'):
                    value = word[2:]
                if not value and not equals:
                    value = next(words, None)
                self._set_value(name, value)
            elif word.startswith('-'):
                self._usage(f'unrecognized arguments: {word}')
            else:
                self.tests.append(word)
        if self.tests:
            self.testNames = self.tests
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def _set_value(self, name, value):
        if value is None:
            self._usage(f"argument {'--durations' if name == '--durations' else '-k'}: expected one argument")
        if name != '--durations':
            self.testNamePatterns.append(value if '*' in value else f'*{value}*')
            return
        try:
            self.durations = int(value)
        except ValueError:
            self._usage(f'argument --durations: invalid int value: {value!r}')

    def _usage(self, text):
        usage = f'usage: {self.progName} '
        sys.stderr.write(
            f'{usage}[-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b]\n'
            f"{' ' * len(usage)}[-k TESTNAMEPATTERNS]\n{' ' * len(usage)}[tests ...]\n"
            f'{self.progName}: error: {text}\n'
        )
        sys.exit(2)

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.catchbreak:
            unsupported("`catchbreak` can't be used in Interleave: tests can't hold back an interrupt")
        self.result = self._runner().run(self.test)
        if self.exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(_NO_TESTS_EXITCODE)
            sys.exit(0 if self.result.wasSuccessful() else 1)

    def _runner(self):
        made = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if not isinstance(made, type):
            return made
        options = {
            'verbosity': self.verbosity, 'failfast': self.failfast, 'buffer': self.buffer, 'warnings': self.warnings,
        }
        # Runners of older or simpler making take fewer options.
        for more in ({**options, 'tb_locals': self.tb_locals, 'durations': self.durations}, options):
            try:
                return made(**more)
            except TypeError:
                pass
        return made()


main = TestProgram
