from dataclasses import dataclass


@dataclass
class Move:
    dx: int
    dy: int


def run(command):
    match command:
        case Move(0, 0):
            return 'stay'
        case Move(dx=0, dy=dy) | Move(dx=dy, dy=0) if dy > 0:
            return f'straight {dy}'
        case Move(x, y):
            return f'to {x},{y}'
        case ['go', ('north' | 'south') as where, *rest]:
            return f'go {where} {rest}'
        case {'op': 'add', 'args': [int(a), int(b)], **others}:
            return f'{a + b} {others}'
        case str(text) if text.isupper():
            return f'shout {text}'
        case None | True | False:
            return f'constant {command}'
        case [[a, _], *_]:
            return f'nested {a}'
        case _:
            return 'what?'


for c in (Move(0, 0), Move(0, 3), Move(2, 0), Move(-1, 5), ['go', 'north', 1, 2], ['go', 'up'],
          {'op': 'add', 'args': [1, 2], 'n': 3}, {'op': 'add', 'args': [1, '2']}, 'HEY', 'hey', True, 1, [[7, 8], 9]):
    print(run(c))
