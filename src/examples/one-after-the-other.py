import time

def fetch(name, seconds):
    print("ask", name)
    time.sleep(seconds)
    print("got", name)

start = time.monotonic()
fetch("news", 0.3)
fetch("weather", 0.2)
fetch("mail", 0.1)
took = time.monotonic() - start
print(f"one after the other: {took:.1f} s")
