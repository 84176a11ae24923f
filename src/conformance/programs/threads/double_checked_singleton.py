import threading
import time


class Config:
    _instance = None
    _lock = threading.Lock()
    made = 0

    def __new__(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    time.sleep(0.01)
                    cls.made += 1
                    cls._instance = super().__new__(cls)
        return cls._instance


found = []
threads = [threading.Thread(target=lambda: found.append(Config())) for _ in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(Config.made, len({id(c) for c in found}))
