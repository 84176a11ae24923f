"""What has to come before what."""

from _interleave import generic_alias

__all__ = ['TopologicalSorter', 'CycleError']

_OUT = -1
_DONE = -2


class CycleError(ValueError):
    """The graph has a cycle: the second argument has its nodes."""


class _Node:
    def __init__(self, value):
        self.value = value
        self.waits_for = 0
        self.successors = []


class TopologicalSorter:
    """Puts the nodes of a graph in an order in which each comes after those it depends on."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, value):
        node = self._nodes.get(value)
        if node is None:
            node = self._nodes[value] = _Node(value)
        return node

    def add(self, node, *predecessors):
        """Adds a node and what it depends on."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        entry = self._node(node)
        entry.waits_for += len(predecessors)
        for predecessor in predecessors:
            self._node(predecessor).successors.append(node)

    def prepare(self):
        """Ends the adding, and looks for cycles."""
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [node.value for node in self._nodes.values() if node.waits_for == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """The nodes that nothing unfinished comes before."""
        self._check()
        result = tuple(self._ready)
        for value in result:
            self._nodes[value].waits_for = _OUT
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def _check(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')

    def is_active(self):
        """Whether there is anything left."""
        self._check()
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Marks nodes as finished."""
        self._check()
        for value in nodes:
            node = self._nodes.get(value)
            if node is None:
                raise ValueError(f'node {value!r} was not added using add()')
            if node.waits_for >= 0:
                raise ValueError(
                    f'node {value!r} was not passed out (still not ready)' if node.waits_for != _OUT else ''
                )
            if node.waits_for == _DONE:
                raise ValueError(f'node {value!r} was already marked done')
            node.waits_for = _DONE
            for successor in node.successors:
                entry = self._nodes[successor]
                entry.waits_for -= 1
                if entry.waits_for == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _find_cycle(self):
        path = []
        iterators = []
        place = {}
        seen = set()
        for value in self._nodes:
            node = value
            while True:
                if node in seen:
                    if node in place:
                        return path[place[node] :] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._nodes[node].successors))
                    place[node] = len(path)
                    path.append(node)
                while path:
                    following = next(iterators[-1], self)
                    if following is not self:
                        node = following
                        break
                    del place[path.pop()]
                    iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        """The nodes in order."""
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)

    @classmethod
    def __class_getitem__(cls, item):
        return generic_alias(cls, item)
