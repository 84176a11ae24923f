# What methods of the builtin containers do when Python code has to run: items from any iterable, elements and keys
# whose class defines __eq__ or __hash__, reprs of such things, sorting by __lt__.
# Names with a leading underscore that are not defined here are natives (builtins-prelude.ts).


def _extend(target, iterable):
    append = _append
    before = len(target)
    for item in iterable:
        append(target, item)
    _charge(len(target) - before)
    return target


def _list_extend(target, iterable):
    append = _append
    for item in iterable:
        append(target, item)
        _charge(1)


# --- Sequences --------------------------------------------------------------------------------------------------------


def _sequence_contains(sequence, value):
    i = 0
    while i < _length(sequence):
        item = _item(sequence, i)
        if item is value or item == value:
            return True
        i += 1
    return False


def _sequence_count(sequence, value):
    found = i = 0
    while i < _length(sequence):
        item = _item(sequence, i)
        if item is value or item == value:
            found += 1
        i += 1
    return found


def _sequence_index(sequence, value, start, stop):
    i = start
    while i < stop and i < _length(sequence):
        item = _item(sequence, i)
        if item is value or item == value:
            return i
        i += 1
    return -1


def _list_remove(sequence, value):
    i = _sequence_index(sequence, value, 0, _length(sequence))
    if i < 0:
        raise ValueError('list.remove(x): x not in list')
    list.__delitem__(sequence, i)


def _raise_not_in_list(value):
    raise ValueError(f'{value!r} is not in list')


def _sequence_equal(a, b):
    if _length(a) != _length(b):
        return False
    i = 0
    while i < _length(a) and i < _length(b):
        x = _item(a, i)
        y = _item(b, i)
        if x is not y and not x == y:
            return False
        i += 1
    return _length(a) == _length(b)


def _sequence_compare(op, a, b):
    i = 0
    while i < _length(a) and i < _length(b):
        x = _item(a, i)
        y = _item(b, i)
        if x is not y and not x == y:
            return _compare(op, x, y)
        i += 1
    return _compare(op, _length(a), _length(b))


def _slice_of_ints(s):
    return slice(_index(s.start), _index(s.stop), _index(s.step))


def _index(value):
    if value is None or isinstance(value, int):
        return value
    found = getattr(type(value), '__index__', None)
    if found is None:
        raise TypeError('slice indices must be integers or None or have an __index__ method')
    value = found(value)
    if not isinstance(value, int):
        raise TypeError(f'__index__ returned non-int (type {type(value).__name__})')
    return value


# --- Sorting ----------------------------------------------------------------------------------------------------------


def _list_sort(target, items, key, is_reversed):
    try:
        keys = items if key is None else [key(item) for item in items]
        order = _sorted_positions(keys, is_reversed)
        if order is None:
            order = _sort_by_comparing(keys, is_reversed)
    except BaseException:
        _sort_end(target, items, None)
        raise
    _sort_end(target, items, order)


def _sort_by_comparing(keys, is_reversed):
    order = list(range(len(keys)))
    if is_reversed:
        order.reverse()
    count = len(order)
    least = count
    odd = 0
    while least >= 64:
        odd |= least & 1
        least >>= 1
    least += odd
    ends = [0]
    start = 0
    while start < count:
        end = _sort_run(order, keys, start, count)
        if end - start < least:
            forced = min(start + least, count)
            _sort_insert(order, keys, start, end, forced)
            end = forced
        ends.append(end)
        start = end
    while len(ends) > 2:
        merged = [0]
        for i in range(0, len(ends) - 1, 2):
            if i + 2 < len(ends):
                _sort_merge(order, keys, ends[i], ends[i + 1], ends[i + 2])
                merged.append(ends[i + 2])
            else:
                merged.append(ends[i + 1])
        ends = merged
    if is_reversed:
        order.reverse()
    return order


def _turn(order, start, end):
    order[start:end] = order[start:end][::-1]


def _sort_run(order, keys, start, count):
    end = start + 1
    while end < count and not keys[order[end]] < keys[order[end - 1]]:
        end += 1
    if end >= count:
        return count
    if end > start + 1:
        if keys[order[start]] < keys[order[end - 1]]:
            return end
        _turn(order, start, end)
    end += 1
    equal_from = end - 1
    while end < count:
        if keys[order[end]] < keys[order[end - 1]]:
            _turn(order, equal_from, end)
            equal_from = end
        elif keys[order[end - 1]] < keys[order[end]]:
            break
        end += 1
    _turn(order, equal_from, end)
    _turn(order, start, end)
    while end < count and not keys[order[end]] < keys[order[end - 1]]:
        end += 1
    return end


def _sort_insert(order, keys, start, begin, end):
    for at in range(begin, end):
        position = order[at]
        pivot = keys[position]
        low = start
        high = at
        while low < high:
            middle = (low + high) >> 1
            if pivot < keys[order[middle]]:
                high = middle
            else:
                low = middle + 1
        order[low + 1 : at + 1] = order[low:at]
        order[low] = position


def _sort_merge(order, keys, start, middle, end):
    left = order[start:middle]
    i = 0
    j = middle
    at = start
    while i < len(left) and j < end:
        if keys[order[j]] < keys[left[i]]:
            order[at] = order[j]
            j += 1
        else:
            order[at] = left[i]
            i += 1
        at += 1
    while i < len(left):
        order[at] = left[i]
        i += 1
        at += 1


# --- Hashes -----------------------------------------------------------------------------------------------------------


def _hash_items(items, is_set):
    return _combine_hashes([hash(item) for item in items], is_set)


# --- Dicts with keys that Python code compares ------------------------------------------------------------------------


def _find_key(d, key, key_hash):
    for candidate in _dict_candidates(d, key_hash):
        if candidate is key or candidate == key:
            return candidate
    return _absent


def _dict_getitem(d, key):
    found = _find_key(d, key, hash(key))
    if found is _absent:
        return _dict_missing(d, key)
    return _dict_resolved(d, found)


def _dict_get(d, key, default):
    found = _find_key(d, key, hash(key))
    return default if found is _absent else _dict_resolved(d, found)


def _dict_contains(d, key):
    return _find_key(d, key, hash(key)) is not _absent


def _dict_setitem(d, key, value):
    key_hash = hash(key)
    found = _find_key(d, key, key_hash)
    _dict_store(d, key if found is _absent else found, key_hash, value)


def _dict_delitem(d, key):
    found = _find_key(d, key, hash(key))
    if found is _absent:
        raise KeyError(key)
    _dict_remove(d, found)


def _dict_pop(d, key, default):
    found = _find_key(d, key, hash(key))
    if found is not _absent:
        return _dict_remove(d, found)
    if default is _absent:
        raise KeyError(key)
    return default


def _dict_setdefault(d, key, default):
    key_hash = hash(key)
    found = _find_key(d, key, key_hash)
    if found is not _absent:
        return _dict_resolved(d, found)
    _dict_store(d, key, key_hash, default)
    return default


def _dict_store_flat(d, flat):
    for i in range(0, len(flat), 2):
        dict.__setitem__(d, flat[i], flat[i + 1])
    return d


def _dict_update_mapping(d, other):
    for key in other.keys():
        dict.__setitem__(d, key, other[key])
        _charge(1)


def _dict_update_unknown(d, other):
    if hasattr(other, 'keys'):
        _dict_update_mapping(d, other)
    else:
        _dict_store_pairs(d, iter(other), 0)


def _merge_mapping(into, other, callee):
    try:
        keys = other.keys()
    except AttributeError:
        keys = None
        has_keys = False
    else:
        has_keys = True
    name = type(other).__name__
    if not has_keys:
        if callee is None:
            raise TypeError(f"'{name}' object is not a mapping")
        raise TypeError(f'{callee}() argument after ** must be a mapping, not {name}')
    if not hasattr(type(keys), '__iter__') and not hasattr(type(keys), '__getitem__'):
        raise TypeError(f'{name}.keys() returned a non-iterable (type {type(keys).__name__})')
    for key in list(keys):
        if callee is not None and key in into:
            raise TypeError(f"{callee}() got multiple values for keyword argument '{key}'")
        into[key] = other[key]
        _charge(1)


def _dict_update_pairs(d, elements, rest, number):
    number = _dict_store_pairs(d, elements, number)
    if rest is not None:
        _dict_store_pairs(d, rest, number)


def _dict_store_pairs(d, elements, number):
    for element in elements:
        pair = element
        if not isinstance(element, (list, tuple)):
            try:
                pair = list(element)
            except TypeError:
                raise TypeError(
                    f'cannot convert dictionary update sequence element #{number} to a sequence'
                ) from None
        if len(pair) != 2:
            raise ValueError(
                f'dictionary update sequence element #{number} has length {len(pair)}; 2 is required'
            )
        dict.__setitem__(d, pair[0], pair[1])
        _charge(1)
        number += 1
    return number


def _dict_fromkeys(d, iterable, value):
    if type(d) is dict:
        for key in iterable:
            dict.__setitem__(d, key, value)
            _charge(1)
    else:
        for key in iterable:
            d[key] = value
    return d


def _dict_equal(a, b):
    if len(a) != len(b):
        return False
    for key, value in dict.items(a):
        found = _find_key(b, key, hash(key))
        if found is _absent:
            return False
        other = _dict_resolved(b, found)
        if value is not other and not value == other:
            return False
    return True


def _items_contain(d, key, value):
    found = _find_key(d, key, hash(key))
    if found is _absent:
        return False
    other = _dict_resolved(d, found)
    return other is value or other == value


# --- Sets with elements that Python code compares ---------------------------------------------------------------------


def _find_element(s, element, element_hash):
    for candidate in _set_candidates(s, element_hash):
        if candidate is element or candidate == element:
            return candidate
    return _absent


def _set_contains(s, element):
    return _find_element(s, element, hash(element)) is not _absent


def _set_add(s, element):
    element_hash = hash(element)
    if _find_element(s, element, element_hash) is _absent:
        _set_store(s, element, element_hash)


def _set_discard(s, element):
    found = _find_element(s, element, hash(element))
    if found is _absent:
        return False
    _set_take(s, found)
    return True


def _set_remove(s, element):
    if not _set_discard(s, element):
        raise KeyError(element)


def _set_update(s, iterable, rest=None):
    add = _set_put
    for element in iterable:
        add(s, element)
        _charge(1)
    if rest is not None:
        for element in rest:
            add(s, element)
            _charge(1)
    return s


def _set_keep(s, iterable):
    # CPython goes through the smaller of two sets.
    result = set()
    asked = s
    if isinstance(iterable, (set, frozenset)) and len(iterable) > len(s):
        asked, iterable = iterable, s
    for element in iterable:
        if _has_element(asked, element):
            _set_put(result, element)
    return _set_replace(s, result)


def _set_subtract(s, iterable):
    for element in iterable if iterable is not s else list(iterable):
        _set_drop(s, element)
    return s


def _set_toggle(s, iterable):
    if not isinstance(iterable, (set, frozenset, dict)):
        iterable = _set_update(set(), iterable)
    for element in list(iterable):
        if not _set_drop(s, element):
            _set_put(s, element)
    return s


def _set_is_subset(small, large):
    for element in small:
        if not _has_element(large, element):
            return False
    return True


def _set_is_disjoint(s, iterable):
    for element in iterable:
        if _has_element(s, element):
            return False
    return True


def _set_compare(op, a, b):
    if op == '==' or op == '!=':
        return (len(a) == len(b) and _set_is_subset(a, b)) == (op == '==')
    if op[0] == '>':
        a, b = b, a
    if len(a) > len(b) or (len(op) == 1 and len(a) == len(b)):
        return False
    return _set_is_subset(a, b)


def _set_includes(s, items, is_superset):
    if is_superset:
        return _set_is_subset(items, s)
    return _set_is_subset(s, _set_update(set(), items))


def _all_in(small, large):
    for element in small:
        if element not in large:
            return False
    return True


def _view_compare(op, a, b):
    if op == '==' or op == '!=':
        return (len(a) == len(b) and _all_in(a, b)) == (op == '==')
    if op[0] == '>':
        a, b = b, a
    if len(a) > len(b) or (len(op) == 1 and len(a) == len(b)):
        return False
    return _all_in(a, b)


def _view_operation(op, left, right):
    if op == '&':
        result = set()
        view, other = (left, right) if hasattr(left, 'mapping') else (right, left)
        for element in other:
            if element in view:
                _set_put(result, element)
        return result
    result = _set_update(set(), left)
    if op == '|':
        return _set_update(result, right)
    if op == '-':
        return _set_subtract(result, right)
    return _set_toggle(result, right)


def _view_is_disjoint(view, iterable):
    for element in iterable:
        if element in view:
            return False
    return True


# --- Reprs ------------------------------------------------------------------------------------------------------------

_shown = []


def _repr_begins(value):
    for other in _shown:
        if other is value:
            return False
    _shown.append(value)
    return True


def _repr_items(value, items, before, after, again):
    if not _repr_begins(value):
        return again
    try:
        return before + ', '.join([repr(item) for item in items]) + after
    finally:
        _shown.pop()


def _repr_entries(value, flat):
    if not _repr_begins(value):
        return '{...}'
    try:
        parts = []
        for i in range(0, len(flat), 2):
            key = repr(flat[i])
            parts.append(f'{key}: {flat[i + 1]!r}')
        return '{' + ', '.join(parts) + '}'
    finally:
        _shown.pop()


def _repr_around(before, part, after):
    return before + repr(part) + after


# --- Ranges -----------------------------------------------------------------------------------------------------------


def _range_count(numbers, value):
    found = 0
    for number in numbers:
        if number == value:
            found += 1
    return found


def _range_index(numbers, value):
    i = 0
    for number in numbers:
        if number == value:
            return i
        i += 1
    raise ValueError('sequence.index(x): x not in sequence')
