class Pause:
    def __await__(self):
        answer = yield "please wait"
        return answer

async def brew():
    print("water on")
    heat = await Pause()
    print("heat:", heat)
    return "tea"

cup = brew()
print("nothing has run yet")
print("it says:", cup.send(None))
try:
    cup.send("boiling")
except StopIteration as stop:
    print("it returned:", stop.value)
