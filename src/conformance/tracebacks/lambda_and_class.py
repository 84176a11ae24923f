class Config:
    twice = lambda x: x * 2
    value = twice(None)
