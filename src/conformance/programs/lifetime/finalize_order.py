import weakref


class Node:
    def __init__(self, name, child=None):
        self.name, self.child = name, child

    def __del__(self):
        print('del', self.name)


def scope():
    a = Node('a', Node('b'))
    weakref.finalize(a, print, 'finalize a')
    print('leaving')


scope()
chain = Node('1', Node('2', Node('3')))
chain = chain.child
print('head gone')
chain.child = None
print('tail gone')
items = [Node('x'), Node('y')]
items.pop(0)
items[0] = None
print('end')
