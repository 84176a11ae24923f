"""Putting mocks in place of things, and things back."""

import builtins
import contextlib
import inspect
import sys
import types
from functools import partial, wraps

from .mock_calls import DEFAULT
from .mock_objects import AsyncMock, MagicMock, NonCallableMagicMock, NonCallableMock, _is_async, _is_mock
from .mock_spec import _instance_callable, _refuse_typos, create_autospec
from .mock_state import InvalidSpecError

_active = []
# Attributes that come back as something else when they are deleted.
_REAPPEARING = ('__doc__', '__module__', '__defaults__', '__annotations__', '__kwdefaults__')


def _resolve(path):
    """The object of a dotted name, importing as far as needed."""
    first, *rest = path.split('.')
    found = __import__(first)
    for part in rest:
        first += f'.{part}'
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(first)
            found = getattr(found, part)
    return found


class _Patching:
    """What all patches can do: decorate, and be started and stopped."""

    def __call__(self, func):
        if isinstance(func, type):
            for name in dir(func):
                value = getattr(func, name)
                if name.startswith(patch.TEST_PREFIX) and hasattr(value, '__call__'):
                    setattr(func, name, self.copy()(value))
            return func
        return self._decorate(func)

    def start(self):
        """Enters; `stop` or `patch.stopall` leaves."""
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self in _active:
            _active.remove(self)
            return self.__exit__(None, None, None)
        return None


@contextlib.contextmanager
def _entered(patchings, args, keywargs):
    """The arguments of a patched function, with its mocks."""
    with contextlib.ExitStack() as stack:
        for patching in patchings:
            entered = stack.enter_context(patching)
            if patching.attribute_name is not None:
                keywargs.update(entered)
            elif patching.new is DEFAULT:
                args += (entered,)
        yield args, keywargs


class _patch(_Patching):
    """Replaces an attribute."""

    attribute_name = None
    _active_patches = _active

    def __init__(
        self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *, unsafe=False
    ):
        if new_callable is not None:
            for name, given in (('new', new is not DEFAULT), ('autospec', autospec is not None)):
                if given:
                    raise ValueError(f"Cannot use '{name}' and 'new_callable' together")
        if not unsafe:
            _refuse_typos(kwargs)
        if _is_mock(spec):
            raise InvalidSpecError(
                f'Cannot spec attr {attribute!r} as the spec has already been mocked out. [spec={spec!r}]'
            )
        if _is_mock(spec_set):
            raise InvalidSpecError(
                f'Cannot spec attr {attribute!r} as the spec_set target has already been mocked out. '
                f'[spec_set={spec_set!r}]'
            )
        self._options = (getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs)
        self.getter, self.attribute, self.new, self.spec, self.create = self._options[:5]
        self.spec_set, self.autospec, self.new_callable, self.kwargs = self._options[5:]
        self.additional_patchers = []

    def copy(self):
        twin = _patch(*self._options, unsafe=True)
        twin.attribute_name = self.attribute_name
        twin.additional_patchers = [each.copy() for each in self.additional_patchers]
        return twin

    def _decorate(self, func):
        if hasattr(func, 'patchings'):
            func.patchings.append(self)
            return func
        if inspect.iscoroutinefunction(func):

            @wraps(func)
            async def patched(*args, **keywargs):
                with _entered(patched.patchings, args, keywargs) as (args, keywargs):
                    return await func(*args, **keywargs)

        else:

            @wraps(func)
            def patched(*args, **keywargs):
                with _entered(patched.patchings, args, keywargs) as (args, keywargs):
                    return func(*args, **keywargs)

        patched.patchings = [self]
        return patched

    def get_original(self):
        """What is to be replaced, and whether it is the target's own."""
        target, name = self.getter(), self.attribute
        own = getattr(target, '__dict__', {})
        is_own = name in own
        original = own[name] if is_own else getattr(target, name, DEFAULT)
        if name in builtins.__dict__ and isinstance(target, types.ModuleType):
            self.create = True
        if not self.create and original is DEFAULT:
            raise AttributeError(f'{target} does not have the attribute {name!r}')
        return original, is_own

    def __enter__(self):
        self.target = self.getter()
        spec, spec_set, autospec = (None if each is False else each for each in self._specs())
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        original, is_own = self.get_original()
        new = self.new
        if new is DEFAULT and autospec is None:
            new = self._make(original, spec, spec_set)
        elif autospec is not None:
            new = self._make_autospec(original, autospec, bool(spec_set))
        elif self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        self.temp_original, self.is_local = original, is_own
        self._exit_stack = contextlib.ExitStack()
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            made = {self.attribute_name: new} if self.new is DEFAULT else {}
            for patching in self.additional_patchers:
                entered = self._exit_stack.enter_context(patching)
                if patching.new is DEFAULT:
                    made.update(entered)
            return made
        except BaseException:
            if not self.__exit__(*sys.exc_info()):
                raise

    def _specs(self):
        return self.spec, self.spec_set, self.autospec

    def _make(self, original, spec, spec_set):
        """A new mock of the class that suits what it replaces."""
        if spec is True:
            spec, spec_set = (None, original) if spec_set is True else (original, spec_set)
        elif spec is not None and spec_set is True:
            spec, spec_set = None, spec
        elif spec_set is True:
            spec_set = original
        model = spec if spec_set is None else spec_set
        if model is not None and original is DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        cls = self._class_for(original, spec, model)
        options = {}
        if spec is not None:
            options['spec'] = spec
        if spec_set is not None:
            options['spec_set'] = spec_set
        if isinstance(cls, type) and issubclass(cls, NonCallableMock) and self.attribute:
            options['name'] = self.attribute
        options.update(self.kwargs)
        new = cls(**options)
        if model is not None and isinstance(original, type) and _is_mock(new):
            # The mock stands for a class: what it gives stands for an instance.
            if type(model) not in (list, tuple) and not _instance_callable(model):
                cls = NonCallableMagicMock
            options.pop('name', None)
            new.return_value = cls(_new_parent=new, _new_name='()', **options)
        return new

    def _class_for(self, original, spec, model):
        if self.new_callable is not None:
            return self.new_callable
        if _is_async(original if spec is None and model is None else model):
            return AsyncMock
        if model is None:
            return MagicMock
        is_callable = '__call__' in model if type(model) in (list, tuple) else callable(model)
        return MagicMock if is_callable else NonCallableMagicMock

    def _make_autospec(self, original, autospec, spec_set):
        if self.new is not DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if _is_mock(self.target):
            raise InvalidSpecError(
                f'Cannot autospec attr {self.attribute!r} as the patch target has already been mocked out. '
                f'[target={self.target!r}, attr={autospec!r}]'
            )
        if _is_mock(autospec):
            name = getattr(self.target, '__name__', self.target)
            raise InvalidSpecError(
                f'Cannot autospec attr {self.attribute!r} from target {name!r} as it has already been mocked out. '
                f'[target={self.target!r}, attr={autospec!r}]'
            )
        return create_autospec(autospec, spec_set=spec_set, _name=self.attribute, **self.kwargs)

    def __exit__(self, *exc_info):
        target, name, original = self.target, self.attribute, self.temp_original
        if self.is_local and original is not DEFAULT:
            setattr(target, name, original)
        else:
            delattr(target, name)
            if not self.create and (not hasattr(target, name) or name in _REAPPEARING):
                setattr(target, name, original)
        stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        return stack.__exit__(*exc_info)


def patch(
    target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *, unsafe=False,
    **kwargs,
):
    """Replaces the object of a dotted name: a decorator, or a context manager that gives the mock."""
    try:
        target, attribute = target.rsplit('.', 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f'Need a valid target to patch. You supplied: {target!r}')
    return _patch(
        partial(_resolve, target), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
        unsafe=unsafe,
    )


def _patch_object(
    target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
    unsafe=False, **kwargs,
):
    """Replaces an attribute of an object."""
    if type(target) is str:
        raise TypeError(f'{target!r} must be the actual object to be patched, not a str')
    return _patch(
        lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe
    )


def _patch_multiple(
    target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs
):
    """Replaces several attributes; mocks made for DEFAULT are passed by name."""
    getter = partial(_resolve, target) if type(target) is str else lambda: target
    if not kwargs:
        raise ValueError('Must supply at least one keyword argument with patch.multiple')
    patchers = []
    for attribute, new in kwargs.items():
        patcher = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        patcher.attribute_name = attribute
        patchers.append(patcher)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


def _empty(mapping):
    try:
        mapping.clear()
    except AttributeError:
        for key in list(mapping):
            del mapping[key]


def _fill(mapping, values):
    try:
        mapping.update(values)
    except AttributeError:
        for key in values:
            mapping[key] = values[key]


class _patch_dict(_Patching):
    """Changes items of a mapping, and changes them back."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = {**dict(values), **kwargs}
        self.clear = clear
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def _decorate(self, func):
        if inspect.iscoroutinefunction(func):

            @wraps(func)
            async def patched(*args, **kw):
                with self:
                    return await func(*args, **kw)

        else:

            @wraps(func)
            def patched(*args, **kw):
                with self:
                    return func(*args, **kw)

        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _resolve(self.in_dict)
        mapping = self.in_dict
        try:
            self._original = mapping.copy()
        except AttributeError:
            self._original = {key: mapping[key] for key in mapping}
        if self.clear:
            _empty(mapping)
        _fill(mapping, self.values)
        return mapping

    def __exit__(self, *exc_info):
        if self._original is not None:
            _empty(self.in_dict)
            _fill(self.in_dict, self._original)
        return False


def _stopall():
    """Leaves all patches that have been started, the last first."""
    for patching in reversed(_active[:]):
        patching.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _stopall
patch.TEST_PREFIX = 'test'
