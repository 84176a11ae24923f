/** The part `exception groups`: making and splitting them, and `except*`. */
// First: the names have their order before the methods come.
import './deferred-methods';
import '../compiler/try-star';
import './builtins-exception-groups';
import './instructions-groups';
