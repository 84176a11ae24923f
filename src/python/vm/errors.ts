/**
 * The builtin exception classes and the way native code raises them.
 * Hierarchy and texts: CPython 3.13, "Built-in Exceptions".
 */
import { objectType, PyException, PyType, typeType, type Value } from './objects';

/** Carries a guest exception through native code up to the machine's loop. Not a host Error: no stack is taken. */
export class GuestError {
  readonly exception: PyException;
  constructor(exception: PyException) {
    this.exception = exception;
  }
}

/** An exception thrown into a generator: its context is only what the generator itself was handling. */
export class ThrownError extends GuestError {}

/** A construct or library part that Interleave does not have: ends the run with a diagnostic, never a wrong answer. */
export class UnsupportedError {
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

/** Our own bug: an assertion that failed. */
export class MachineError extends Error {}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new MachineError(message);
}

/** All builtin exception types by name. */
export const exceptionTypes = new Map<string, PyType>();

function exception(name: string, ...bases: PyType[]): PyType {
  const type = new PyType(name, bases, true, typeType);
  // All exceptions are laid out alike, so that a class may derive from any two of them.
  type.layout = exceptionTypes.get('BaseException') ?? type;
  exceptionTypes.set(name, type);
  return type;
}

export const BaseException = exception('BaseException', objectType);
export const ExceptionType = exception('Exception', BaseException);
export const SystemExit = exception('SystemExit', BaseException);
export const KeyboardInterrupt = exception('KeyboardInterrupt', BaseException);
export const GeneratorExit = exception('GeneratorExit', BaseException);
export const BaseExceptionGroup = exception('BaseExceptionGroup', BaseException);
export const ExceptionGroup = exception('ExceptionGroup', BaseExceptionGroup, ExceptionType);
ExceptionGroup.mro = [ExceptionGroup, BaseExceptionGroup, ExceptionType, BaseException, objectType];
export const StopIteration = exception('StopIteration', ExceptionType);
export const StopAsyncIteration = exception('StopAsyncIteration', ExceptionType);
export const ArithmeticError = exception('ArithmeticError', ExceptionType);
export const FloatingPointError = exception('FloatingPointError', ArithmeticError);
export const OverflowError = exception('OverflowError', ArithmeticError);
export const ZeroDivisionError = exception('ZeroDivisionError', ArithmeticError);
export const AssertionError = exception('AssertionError', ExceptionType);
export const AttributeError = exception('AttributeError', ExceptionType);
export const BufferError = exception('BufferError', ExceptionType);
export const EOFErrorType = exception('EOFError', ExceptionType);
export const ImportError = exception('ImportError', ExceptionType);
export const ModuleNotFoundError = exception('ModuleNotFoundError', ImportError);
export const LookupError = exception('LookupError', ExceptionType);
export const IndexError = exception('IndexError', LookupError);
export const KeyError = exception('KeyError', LookupError);
export const MemoryErrorType = exception('MemoryError', ExceptionType);
export const NameError = exception('NameError', ExceptionType);
export const UnboundLocalError = exception('UnboundLocalError', NameError);
export const OSErrorType = exception('OSError', ExceptionType);
for (const name of [
  'BlockingIOError',
  'ChildProcessError',
  'ConnectionError',
  'FileExistsError',
  'FileNotFoundError',
  'InterruptedError',
  'IsADirectoryError',
  'NotADirectoryError',
  'PermissionError',
  'ProcessLookupError',
  'TimeoutError',
]) {
  exception(name, OSErrorType);
}
export const TimeoutErrorType = exceptionTypes.get('TimeoutError')!;
for (const name of [
  'BrokenPipeError',
  'ConnectionAbortedError',
  'ConnectionRefusedError',
  'ConnectionResetError',
]) {
  exception(name, exceptionTypes.get('ConnectionError')!);
}
export const ReferenceErrorType = exception('ReferenceError', ExceptionType);
export const RuntimeErrorType = exception('RuntimeError', ExceptionType);
export const NotImplementedErrorType = exception('NotImplementedError', RuntimeErrorType);
export const RecursionErrorType = exception('RecursionError', RuntimeErrorType);
exception('PythonFinalizationError', RuntimeErrorType);
export const SyntaxErrorType = exception('SyntaxError', ExceptionType);
export const IndentationErrorType = exception('IndentationError', SyntaxErrorType);
export const TabErrorType = exception('TabError', IndentationErrorType);
export const SystemErrorType = exception('SystemError', ExceptionType);
export const TypeErrorType = exception('TypeError', ExceptionType);
export const ValueErrorType = exception('ValueError', ExceptionType);
export const UnicodeErrorType = exception('UnicodeError', ValueErrorType);
export const UnicodeDecodeErrorType = exception('UnicodeDecodeError', UnicodeErrorType);
export const UnicodeEncodeErrorType = exception('UnicodeEncodeError', UnicodeErrorType);
exception('UnicodeTranslateError', UnicodeErrorType);
export const WarningType = exception('Warning', ExceptionType);
for (const name of [
  'BytesWarning',
  'DeprecationWarning',
  'EncodingWarning',
  'FutureWarning',
  'ImportWarning',
  'PendingDeprecationWarning',
  'ResourceWarning',
  'RuntimeWarning',
  'SyntaxWarning',
  'UnicodeWarning',
  'UserWarning',
]) {
  exception(name, WarningType);
}

/** A guest exception of `type` with the given arguments, ready to throw. */
export function guestError(type: PyType, ...args: Value[]): GuestError {
  return new GuestError(new PyException(type, args));
}
export const typeError = (message: string): GuestError => guestError(TypeErrorType, message);
export const valueError = (message: string): GuestError => guestError(ValueErrorType, message);
export const indexError = (message: string): GuestError => guestError(IndexError, message);
export const attributeError = (message: string): GuestError => guestError(AttributeError, message);
export const runtimeError = (message: string): GuestError => guestError(RuntimeErrorType, message);
export const overflowError = (message: string): GuestError => guestError(OverflowError, message);
export const zeroDivisionError = (message: string): GuestError => guestError(ZeroDivisionError, message);
/** `KeyError(key)`: the argument is the key itself, shown by its repr. */
export const keyError = (key: Value): GuestError => guestError(KeyError, key);
export const memoryError = (): GuestError => guestError(MemoryErrorType);
/** `StopIteration(value)`; no argument for None, as CPython's generators do. */
export function stopIteration(value: Value): GuestError {
  return value === null ? guestError(StopIteration) : guestError(StopIteration, value);
}
