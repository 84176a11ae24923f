/** The methods of builtin types that are in parts, in the order in which CPython's types would tell them. */
import { deferMethods } from './deferred';
import { BaseExceptionGroup } from './errors';
import { boolType, bytearrayType, bytesType, complexType, floatType, intType } from './objects';

const ADDING = '__add__ __radd__ __sub__ __rsub__ __mul__ __rmul__ __truediv__ __rtruediv__';
const DIVIDING = '__floordiv__ __rfloordiv__ __mod__ __rmod__';
const BITS = '__and__ __rand__ __or__ __ror__ __xor__ __rxor__';
const POWERS = '__pow__ __rpow__';
const ORDER = '__eq__ __ne__ __lt__ __le__ __gt__ __ge__';
const ROUNDING = '__int__ __trunc__ __floor__ __ceil__ __float__ __hash__ __repr__ __format__ __round__';

deferMethods('number methods', boolType, `${BITS} __invert__ __repr__`);
deferMethods(
  'number methods',
  floatType,
  `${ADDING} ${DIVIDING} ${POWERS} __divmod__ __rdivmod__ ${ORDER} __neg__ __pos__ __abs__ __bool__ ${ROUNDING} __getnewargs__ conjugate is_integer as_integer_ratio hex real imag fromhex __getformat__`,
);
deferMethods(
  'number methods',
  intType,
  `${ADDING} ${DIVIDING} __lshift__ __rlshift__ __rshift__ __rrshift__ ${BITS} ${ORDER} ${POWERS} __divmod__ __rdivmod__ __neg__ __pos__ __invert__ __abs__ __bool__ __index__ ${ROUNDING} __sizeof__ __getnewargs__ conjugate bit_length bit_count as_integer_ratio is_integer to_bytes real numerator imag denominator from_bytes`,
);

deferMethods(
  'complex numbers',
  complexType,
  `${ADDING} ${POWERS} ${ORDER} __neg__ __pos__ __abs__ __bool__ __complex__ __hash__ __repr__ __format__ __getnewargs__ conjugate real imag`,
);

const BYTES = `__add__ __mul__ __rmul__ __mod__ __rmod__ ${ORDER} __len__ __getitem__ __contains__ __sizeof__ find rfind index rindex count startswith endswith split rsplit splitlines partition rpartition join replace strip lstrip rstrip removeprefix removesuffix center ljust rjust zfill expandtabs translate hex decode upper lower title capitalize swapcase isalpha isalnum isdigit isspace isascii islower isupper istitle __str__ fromhex maketrans __new__`;
deferMethods('bytes', bytesType, `${BYTES} __hash__ __repr__ __bytes__ __getnewargs__`);
deferMethods(
  'bytes',
  bytearrayType,
  `${BYTES} __init__ __iadd__ __imul__ __setitem__ __delitem__ append insert extend pop remove reverse clear copy`,
);

deferMethods(
  'exception groups',
  BaseExceptionGroup,
  '__new__ __init__ derive split subgroup __class_getitem__ message exceptions',
);
