import bisect
import heapq

heap = []
for n in (5, 1, 4, 1, 3):
    heapq.heappush(heap, n)
print(heap, [heapq.heappop(heap) for _ in range(5)], heapq.nlargest(2, [3, 9, 4]), heapq.nsmallest(2, 'hello'))
print(list(heapq.merge([1, 4], [2, 3], [0])), heapq.heappushpop([2, 3], 1), heapq.heapreplace([2, 3], 9))
scores = [33, 60, 70, 80, 90]
print(['FEDCBA'[bisect.bisect(scores, s)] for s in (20, 60, 85, 100)], bisect.bisect_left(scores, 60))
bisect.insort(scores, 65)
print(scores, bisect.bisect([(1, 'a'), (3, 'b')], 2, key=lambda p: p[0]))
