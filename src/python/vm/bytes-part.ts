/** The part `bytes`: methods of bytes and bytearray, and texts to bytes and back. */
// First: the names have their order before the methods come.
import './deferred-methods';
import './bytes-decode';
import './bytes-new';
import './str-encode';
