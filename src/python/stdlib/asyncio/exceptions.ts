/** asyncio's exceptions that natives raise (asyncio docs, "Exceptions"); the others are written in Python. */
import { BaseException, ExceptionType, type GuestError, guestError } from '../../vm/errors';
import { PyException, PyType, typeType, type Value } from '../../vm/objects';

export const cancelledErrorType = new PyType(
  'CancelledError',
  [BaseException],
  true,
  typeType,
  'asyncio.exceptions',
);
export const invalidStateErrorType = new PyType(
  'InvalidStateError',
  [ExceptionType],
  true,
  typeType,
  'asyncio.exceptions',
);
for (const type of [cancelledErrorType, invalidStateErrorType]) type.layout = BaseException;

export function invalidState(text: string): GuestError {
  return guestError(invalidStateErrorType, text);
}

/** `CancelledError(message)`, without argument for None. */
export function cancelledError(message: Value): PyException {
  return new PyException(cancelledErrorType, message === null ? [] : [message]);
}

export function isCancelledError(exception: PyException): boolean {
  return exception.cls === cancelledErrorType || exception.cls.mro.includes(cancelledErrorType);
}
