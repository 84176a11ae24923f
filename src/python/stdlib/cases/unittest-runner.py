"""How tests are found, run and reported."""

import io
import sys
import unittest


def show(*classes, **options):
    stream = io.StringIO()
    loader = unittest.TestLoader()
    suite = unittest.TestSuite(map(loader.loadTestsFromTestCase, classes))
    result = unittest.TextTestRunner(stream, **options).run(suite)
    for line in stream.getvalue().splitlines():
        print('Ran in no time' if line.startswith('Ran ') and line.endswith('s') and ' in ' in line else line)
    print(result, result.wasSuccessful(), loader.errors)


class Fixtures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print('setUpClass')
        cls.addClassCleanup(print, 'class cleanup')

    @classmethod
    def tearDownClass(cls):
        print('tearDownClass')

    def setUp(self):
        print('setUp', self._testMethodName)
        self.addCleanup(print, 'cleanup 1')
        self.addCleanup(print, 'cleanup 2', end='.\n')

    def tearDown(self):
        print('tearDown')

    def test_b(self):
        print('b')

    def test_a(self):
        """What a is for.

        More."""
        print('a')


class Outcomes(unittest.TestCase):
    def test_error(self):
        self.missing

    def test_fails(self):
        """One is two?"""
        self.assertEqual(1, 2, 'of course not')

    def test_passes(self):
        pass

    @unittest.skip('not today')
    def test_skipped(self):
        pass

    def test_skips(self):
        self.skipTest('no reason')

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    @unittest.skipIf(sys.version_info < (3,), 'old')
    @unittest.skipUnless(True, 'never')
    def test_runs(self):
        pass

    def test_chained(self):
        try:
            {}['key']
        except KeyError as e:
            raise ValueError('no key') from e

    def test_parts(self):
        for i in range(5):
            with self.subTest('part', i=i):
                if i == 3:
                    self.skipTest('three')
                with self.subTest(inner=i * i):
                    self.assertEqual(i % 2, 0)
        with self.subTest():
            1 / 0


class BadSetUp(unittest.TestCase):
    def setUp(self):
        self.addCleanup(print, 'still cleaned up')
        raise OSError('disk')

    def tearDown(self):
        print('never')

    def test(self):
        print('never')


class BadClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, 'cleaned class')
        raise RuntimeError('no class')

    def test(self):
        print('never')


@unittest.skip('all of it')
class Skipped(unittest.TestCase):
    def test_one(self):
        pass

    def test_two(self):
        pass


class Nothing(unittest.TestCase):
    pass


class Context:
    def __enter__(self):
        print('enter')
        return self

    def __exit__(self, *exc):
        print('exit', exc)


class More(unittest.TestCase):
    def runTest(self):
        self.enterContext(Context())
        with self.assertRaises(TypeError) as caught:
            self.enterContext(3)
        print(caught.exception)


show(Fixtures)
show(Fixtures, verbosity=2)
show(Outcomes)
show(Outcomes, verbosity=2)
show(Outcomes, verbosity=0, failfast=True)
show(BadSetUp, BadClass, Skipped)
show(Nothing)
show(More, descriptions=False)
show(Fixtures, buffer=True)

try:
    Outcomes('test_nothing')
except ValueError as e:
    print(e)
test = Outcomes('test_fails')
print(test, repr(test), test.id(), test.shortDescription(), test.countTestCases(), test == Outcomes('test_fails'))
print(unittest.defaultTestLoader.getTestCaseNames(Outcomes))
print(unittest.TestSuite([More(), unittest.FunctionTestCase(show)]).countTestCases())
found = unittest.defaultTestLoader.loadTestsFromName('Outcomes.test_runs', sys.modules['__main__'])
print(found)
result = unittest.TestResult()
found.run(result)
print(result)
loader = unittest.TestLoader()
loader.testNamePatterns = ['*test_s*', '*runs']
print(loader.getTestCaseNames(Outcomes))
program = unittest.main(
    argv=['prog', '-k', 'test_b', '-q'], exit=False, testRunner=unittest.TextTestRunner(stream=io.StringIO())
)
print(program.result)
try:
    unittest.main(argv=['prog', 'Fixtures.test_a'], testRunner=unittest.TextTestRunner(stream=io.StringIO()))
except SystemExit as e:
    print('exit', e.code)
try:
    unittest.main(defaultTest='Nothing', argv=['prog'], testRunner=unittest.TextTestRunner(stream=io.StringIO()))
except SystemExit as e:
    print('exit', e.code)
