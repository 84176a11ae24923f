import threading
import time

left = threading.Lock()
right = threading.Lock()

def eat(first, second):
    with first:
        time.sleep(0.1)
        with second:
            print("eats")

ada = threading.Thread(
    target=eat, args=(left, right), name="ada"
)
bob = threading.Thread(
    target=eat, args=(right, left), name="bob"
)
threads = [ada, bob]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
