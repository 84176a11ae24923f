z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), z * 2j, z / (1 - 1j), z**2, -z, complex(1, -0.0))
print(complex('1+2j'), 1j * 1j == -1, z == 3 + 4j, 2j, 0j, complex(1.5))
try:
    z < z
except TypeError as error:
    print(error)
