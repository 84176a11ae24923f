"""An executor whose functions run in threads."""

import queue
import threading
from _thread import _call_begins, _call_ends
from concurrent.futures._base import BrokenExecutor, Executor, Future

# How many cores a program finds here (`os.cpu_count()`).
_CORES = 4

_counter = 0
_is_ending = False
_queues = {}


class BrokenThreadPool(BrokenExecutor):
    """A thread of the pool could not be got ready."""


def _end():
    """At the end of the program: the workers finish what there is, and end."""
    global _is_ending
    _is_ending = True
    threads = list(_queues.items())
    for _, work in threads:
        work.put(None)
    for thread, _ in threads:
        thread.join()


threading._register_atexit(_end)


class _Work:
    """One call."""

    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        """Makes the call and tells its future."""
        if not self.future.set_running_or_notify_cancel():
            return
        _call_begins(self.future, self.fn)
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as exc:
            _call_ends(self.future)
            self.future.set_exception(exc)
            self = None
        else:
            _call_ends(self.future)
            self.future.set_result(result)


def _worker(executor, work, initializer, initargs):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            import logging

            logging.getLogger('concurrent.futures').critical('Exception in initializer:', exc_info=True)
            executor._initializer_failed()
            return
    while True:
        try:
            item = work.get_nowait()
        except queue.Empty:
            executor._idle.release()
            item = work.get()
        if item is not None:
            item.run()
            del item
        elif _is_ending or executor._shutdown:
            executor._shutdown = True
            # The next one ends too.
            work.put(None)
            return


class ThreadPoolExecutor(Executor):
    """Runs functions in a number of threads, made when needed."""

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=()):
        global _counter
        if max_workers is None:
            max_workers = min(32, _CORES + 4)
        if max_workers <= 0:
            raise ValueError('max_workers must be greater than 0')
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        self._max_workers = max_workers
        self._work_queue = queue.SimpleQueue()
        self._idle = threading.Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = threading.Lock()
        self._thread_name_prefix = thread_name_prefix
        if not thread_name_prefix:
            self._thread_name_prefix = f'ThreadPoolExecutor-{_counter}'
            _counter += 1
        self._initializer = initializer
        self._initargs = initargs

    def submit(self, fn, /, *args, **kwargs):
        """Has a function called in one of the threads; gives its future."""
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError('cannot schedule new futures after shutdown')
            if _is_ending:
                raise RuntimeError('cannot schedule new futures after interpreter shutdown')
            future = Future()
            self._work_queue.put(_Work(future, fn, args, kwargs))
            self._add_thread()
            return future

    def _add_thread(self):
        if self._idle.acquire(timeout=0):
            return
        count = len(self._threads)
        if count < self._max_workers:
            thread = threading.Thread(
                name=f'{self._thread_name_prefix}_{count}',
                target=_worker,
                args=(self, self._work_queue, self._initializer, self._initargs),
            )
            thread.start()
            self._threads.add(thread)
            _queues[thread] = self._work_queue

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = 'A thread initializer failed, the thread pool is not usable anymore'
            while not self._work_queue.empty():
                item = self._work_queue.get_nowait()
                if item is not None:
                    item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        """Takes nothing more; the threads end when all is done."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                while not self._work_queue.empty():
                    item = self._work_queue.get_nowait()
                    if item is not None:
                        item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for thread in self._threads:
                thread.join()
