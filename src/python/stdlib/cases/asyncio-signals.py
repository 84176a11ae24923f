"""Signals that a loop takes care of, and records in a file."""
import asyncio
import logging
import os
import signal


async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_signal_handler(signal.SIGUSR1, print, 'first', 'signal')
    loop.call_later(0.01, signal.raise_signal, signal.SIGUSR1)
    loop.call_later(0.02, signal.raise_signal, signal.SIGTERM)
    await stop.wait()
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    print(loop.remove_signal_handler(signal.SIGUSR1), signal.getsignal(signal.SIGUSR1))
    for sig, callback in [('x', print), (0, print), (signal.SIGKILL, print), (signal.SIGINT, main)]:
        try:
            loop.add_signal_handler(sig, callback)
        except (TypeError, ValueError, RuntimeError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
os.chdir('/tmp')
logging.basicConfig(filename='interleave-case.log', filemode='w', level=logging.INFO, format='%(levelname)s:%(message)s')
logging.info('hello %s', 'file')
logging.debug('unseen')
logging.warning('bye')
logging.shutdown()
with open('interleave-case.log') as file:
    print(file.read(), end='')
os.remove('interleave-case.log')
