b = b'hello\x00\xff'
print(b, b[0], b[1:3], len(b), list(b'ab'), b'a' + b'b', b'l' in b)
print(b'a,b'.split(b','), b'abc'.upper(), b'%d' % 3, bytes(3), bytes([65, 66]), b'\n\t\'"')
print('héllo'.encode(), 'héllo'.encode('latin-1'), b'h\xc3\xa9'.decode())
ba = bytearray(b'abc')
ba[0] = 120
ba.append(33)
ba += b'??'
print(ba, bytes(ba), ba.hex(), bytes.fromhex('61 62'))
for bad in (lambda: b'\xff'.decode(), lambda: 'é'.encode('ascii'), lambda: b'a' + 'a', lambda: bytes([256])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
