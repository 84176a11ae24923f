/** The methods and functions of the builtin types, with what arguments they take: by kinds of values, one letter each. */

/** int, float, complex, bool, None, str, tuple, set, list, dict, frozenset, bytes, range, bytearray, slice. */
export type Kind = 'i' | 'f' | 'c' | 'b' | 'n' | 's' | 't' | 'u' | 'l' | 'd' | 'z' | 'y' | 'r' | 'a' | 'S';

type Methods = readonly (readonly [name: string, args: string])[];
const methods = (text: string): Methods =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [name, ...rest] = line.trim().split(' ');
      return [name!, rest.join(' ')] as const;
    });

const TEXT = `
capitalize
center i s?
center 'i|5|10|0' '"*"|"ab"|""'?
count s
count s 'None|0|1|-1'? '2|None|-1'?
endswith s
startswith s i?
startswith t
expandtabs '4|8|0|-1'?
find s i? i?
rfind s i? i?
index s i? i?
rindex s
isalnum
isalpha
isascii
isdigit
islower
isspace
istitle
isupper
join l
join t
join 'range(3)|["a","b"]|"xyz"|[]|{"k":1}|["a",1]'
ljust '5|10|0' s?
rjust '5|10|-1' s?
lower
upper
swapcase
title
lstrip s?
rstrip s?
strip s?
strip 'None'?
partition s
rpartition s
removeprefix s
removesuffix s
replace s s i?
replace s s count='1|0|-1|"a"'?
split s? i?
split sep='None|","|" "|""'? maxsplit='1|0|-1'?
rsplit s? i?
splitlines b?
zfill '0|5|10'
`;

export const METHODS: readonly (readonly [kind: Kind, methods: Methods])[] = [
  [
    's',
    methods(`${TEXT}
casefold
encode
encode '"ascii"|"latin-1"|"utf-8"|"utf-16-le"|"nope"' '"ignore"|"replace"|"xmlcharrefreplace"|"backslashreplace"|"strict"'?
format s? i?
isdecimal
isidentifier
isnumeric
isprintable
translate '{97: "A"}|{97: None}|{98: 99}|{97: "xy"}|str.maketrans("ab","cd")|str.maketrans("a","b","c")|{}'
__len__
__contains__ s
__add__ s
__mod__ t
`),
  ],
  ['s', methods(TEXT)],
  [
    'y',
    methods(`${TEXT.replace(/ s/g, ' y')
      .replace(/"/g, "b'")
      .replace(/b'([^'|]*)b'/g, "b'$1'")
      .replace(/'b'\*'.*$/gm, '')}
decode
decode '"ascii"|"utf-8"|"latin-1"' '"ignore"|"replace"|"backslashreplace"|"strict"'?
hex
hex '":"|"-"|"ab"|1' i?
translate 'None|bytes(256)|b"x"' y?
`),
  ],
  [
    'a',
    methods(`
append 'i|300|-1|65'
extend y
extend l
insert i i
pop i?
remove i
reverse
clear
copy
decode
find y
upper
hex
`),
  ],
  [
    'l',
    methods(`
append i
extend l
extend s
extend i
insert i s
pop
pop i
remove i
index i
index i i? i?
count i
sort
sort reverse=b? key='None|str|repr|len|abs|lambda x: 0|int'?
reverse
clear
copy
__len__
__getitem__ i
__contains__ i
__add__ l
__mul__ '2|0|-1'
`),
  ],
  ['t', methods('index i\ncount i\ncount s\nindex s i?\n__add__ t\n__len__\n__hash__')],
  [
    'd',
    methods(`
get i
get s i?
pop s
pop s i?
popitem
setdefault s i?
update d
update l
update d x=i
update a=i b=s
keys
values
items
copy
clear
fromkeys l i?
fromkeys s
__contains__ s
__or__ d
__getitem__ s
`),
  ],
  [
    'u',
    methods(`
add i
add l
discard i
remove i
remove s
pop
update l
update s l
union l t
intersection l
difference l
symmetric_difference l
issubset l
issuperset l
isdisjoint l
intersection_update l
difference_update t
symmetric_difference_update l
copy
clear
__or__ u
__and__ l
__sub__ u
__len__
`),
  ],
  [
    'z',
    methods(
      'union l\nintersection u\ndifference l\nissubset u\ncopy\nisdisjoint s\n__contains__ i\nadd i\n__or__ u',
    ),
  ],
  [
    'i',
    methods(`
bit_length
bit_count
conjugate
as_integer_ratio
to_bytes '1|2|8|0' '"big"|"little"|"x"'? signed=b?
is_integer
__add__ i
__mul__ f
__floordiv__ i
__pow__ '2|0|-1' '5|1|0'?
__round__ '-1|1|0'?
__eq__ i
__lt__ s
__index__
`),
  ],
  [
    'f',
    methods(
      'is_integer\nhex\nas_integer_ratio\nconjugate\n__round__ i?\n__floor__\n__ceil__\n__trunc__\n__divmod__ f\n__int__\n__eq__ i\n__mod__ i',
    ),
  ],
  ['c', methods('conjugate\n__abs__\n__add__ i\n__eq__ f\n__bool__')],
  ['r', methods('index i\ncount i\n__len__\n__contains__ i\n__getitem__ i\n__eq__ r\n__reversed__')],
  ['S', methods("indices i\nindices '5|10|0|-1'")],
  ['b', methods('__and__ b\n__or__ i\n__xor__ b\nbit_length\nconjugate\n__invert__')],
];

export const FUNCTIONS = methods(`
abs ifcb
all ltu
any ltd
ascii sly
bin i
bool ifslud
bytes lyir
bytes 's' '"utf-8"|"ascii"|"latin-1"'?
bytearray liy
callable 'len|int|1|None|lambda: 0'
chr '65|97|128512|-1|1114112|955'
complex if i?
complex s
dict ld
dict d x=i
dict 'zip("ab", [1, 2])|[("a", 1)]|[(1, 2), (3, 4)]|["ab", "cd"]'
divmod if if
list(enumerate lst i?
eval '"1+1"|"[x for x in range(3)]"|"1+"|"a b"|"f("|"undefined_name"|"None"|" 1"|"(1,"'
list(filter 'None|bool|str|lambda x: x|3' lstr
float siibn
format ifsb s?
frozenset lstd
getattr ifsl '"real"|"imag"|"upper"|"nope"|"append"|1' i?
hasattr ifsl '"real"|"__len__"|"nope"|"append"|1'
hash ifstbzl
hex ib
int ifsbyn
int s '2|8|10|16|36|0|1|37'
isinstance ifsl 'int|str|(int, str)|list|int | str|None|(int, (float, str))|list[int]|type|1|object'
issubclass 'int|bool|str|list|1|type' 'int|str|(int, str)|object|int | str|1'
next(iter lsu
len lstudyira
list stludryai
list(map 'str|len|abs|lambda x: x|lambda x, y: (x, y)|int|3' lstr lst?
max ltsudr
max i i
max l key='str|len|abs|None|lambda x: -x'? default=in?
min ltsudr
min s s
oct i
ord s
ord y
pow ifc '2|0|-1|0.5|3'
pow i '2|5|0|-1' '7|1|0|-3|2.0'
print ifsl sep='"-"|None|""|1'? end='"!"|None|""|1'?
range i i? '1|2|-1|0|-3'?
repr ifslduzyrSnc
list(reversed ltsrdu
round if 'None|0|1|2|-1|-2|1.5'?
set lstdry
slice i i? i?
sorted ltsudr
sorted l reverse=b? key='str|len|abs|None|repr|lambda x: -x'?
str ifslduzyrSncbt
str y '"utf-8"|"ascii"|"nope"'?
sum lt
sum l 'i|0|1.5|[]|""'?
tuple lstudr
type ifsldtub
list(zip lst lst? strict=b?
next 'iter([])|iter([1])|[1]|iter("")' in?
int.from_bytes yl '"big"|"little"|"x"'? signed=b?
str.join s lt
str.maketrans 's|d' s? s?
dict.fromkeys lst in?
bytes.fromhex s
bytes.fromhex '"ff 00"|"zz"|"f"|"DEADbeef"'
float.fromhex '"0x1p3"|"1.8"|"zz"|"inf"|"0x1.8p-2"'
str.upper sil
list.append li i
int.__add__ is i
object.__eq__ i i
`);
