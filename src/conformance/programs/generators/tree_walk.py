from dataclasses import dataclass


@dataclass
class Node:
    value: int
    left: 'Node | None' = None
    right: 'Node | None' = None

    def insert(self, value):
        side = 'left' if value < self.value else 'right'
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Node(value))
        else:
            child.insert(value)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


root = Node(50)
for v in (30, 70, 20, 40, 60, 80, 35):
    root.insert(v)
print(list(root), max(root), 40 in root, 41 in root)


def flatten(x):
    try:
        if isinstance(x, str):
            raise TypeError
        for item in x:
            yield from flatten(item)
    except TypeError:
        yield x


print(list(flatten([1, ['ab', (2, [3, {4: 5}])], range(2)])))
same = iter(root)
print(next(same), next(same), sum(same), next(same, 'empty'))
