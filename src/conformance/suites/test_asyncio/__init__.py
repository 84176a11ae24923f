"""The package of the tests of asyncio: its own file looks for files."""
