x=3; y='str'; z=3.14159; w=10
print(f'{x}{y!r}{z:.2f}{x:>5}|{y:*^9}|{z:{w}.{x}}|{x=}|{x = }|{y=!s}|{z=:.1f}|{{}}')
print(f'{"nested " + f"{x + 1} {f"{y}"}"}', f"{'a' if x else 'b'}", f'{[i for i in range(3)]}', f'{ {1:2} }', f'{(lambda q: q*2)(4)}')
print(f'''{
x
+1
}''')
print(f'{x:0{w}b}', f'{x!r:>4}', f'{1_000_000:,}', f'{255:#x} {255:#010b} {1e10:g} {0.00001:e} {12345.678:,.1f} {0.5:%}')
import datetime
print(f'{datetime.date(2020,1,2):%Y/%m/%d}', f'{y:{"^"}{w}}')
class F:
    def __format__(self, s): return f'<{s}>'
    def __repr__(self): return 'R'
    def __str__(self): return 'S'
f=F(); print(f'{f}{f:abc}{f!r}{f!s:>3}{f!a}{f=}{f=:q}')
print(rf'\n{x}', fr'{x}\t', f'{x}' 'plain' f'{y}', f'\N{BULLET}{x}')
print(f"{x!r:^{w}}", f'{x:{"0>" + str(w)}}', f'{"a\nb"}', f"{'\''}")
for spec in ['z','5.2d','.3','abc',',d','_x','+','05','<5','^','=5','s','c','n','e','%','#','10.3f','>>5','0<5',',.2f','-','#o','#b','X',',x','.2s','05s']:
    for v in (42, -3.5, 'hi', True, 2+1j, None, [1]):
        try: print(spec, repr(v), '|'+format(v, spec)+'|')
        except Exception as e: print(spec, repr(v), type(e).__name__, e)
