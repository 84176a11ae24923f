class A:
    colour = None


a = A()
print(a.colour.name.upper())
