/** The part `complex numbers`: their arithmetic beyond adding, their text, their methods. */
// First: the names have their order before the methods come.
import './deferred-methods';
import './complex-arith';
import './complex-methods';
import './complex-text';
