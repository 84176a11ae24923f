data = [3, 1, 4, 1, 5]
if (n := len(data)) > 4:
    print(n)
while (x := data.pop()) != 3:
    print(x)
print([y := 1, y**2, (z := y + 1)], y, z)
print(any((hit := v) > 2 for v in [1, 2, 3, 4]), hit)
