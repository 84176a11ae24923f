"""Tests that are coroutines."""

import asyncio
import contextvars
import io
import unittest

variable = contextvars.ContextVar('variable', default='unset')


class Manager:
    async def __aenter__(self):
        print('aenter')
        return 'entered'

    async def __aexit__(self, *exc):
        print('aexit')


class Tests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print('setUp', variable.get())
        variable.set('from setUp')

    async def asyncSetUp(self):
        print('asyncSetUp', variable.get())
        await asyncio.sleep(0.1)
        variable.set('from asyncSetUp')
        self.addAsyncCleanup(self.clean)
        self.addCleanup(print, 'plain cleanup')
        self.loop = asyncio.get_running_loop()

    async def clean(self):
        print('clean', variable.get())

    async def asyncTearDown(self):
        print('asyncTearDown', variable.get())

    def tearDown(self):
        print('tearDown', variable.get())

    async def test_waits(self):
        self.assertIs(asyncio.get_running_loop(), self.loop)
        self.assertEqual(await asyncio.sleep(1, 'done'), 'done')
        print(await self.enterAsyncContext(Manager()))

    async def test_fails(self):
        with self.assertRaises(TimeoutError):
            async with asyncio.timeout(0.01):
                await asyncio.sleep(5)
        await asyncio.sleep(0.01)
        self.fail('late')

    def test_plain(self):
        variable.set('plain')

    async def test_errors(self):
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(0))
            raise ValueError('in group')

    async def test_parts(self):
        for i in range(3):
            with self.subTest(i=i):
                await asyncio.sleep(0)
                self.assertNotEqual(i, 1)


stream = io.StringIO()
suite = unittest.defaultTestLoader.loadTestsFromTestCase(Tests)
result = unittest.TextTestRunner(stream, verbosity=2).run(suite)
print(*(line for line in stream.getvalue().splitlines() if not line.startswith(('Ran', '  File', '    ', '  |   '))), sep='\n')
