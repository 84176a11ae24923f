/** The part `number methods`: methods of int, bool and float that programs name. Operators do not need it. */
// First: the names have their order before the methods come.
import './deferred-methods';
import './float-methods';
import './int-methods';
