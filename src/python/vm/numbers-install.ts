/** Importing this gives the number, str and bytes types their methods and constructors. */
import './numbers-new';
import './int-methods';
import './float-methods';
import './complex-methods';
import './str-errors';
import './str-methods';
import './bytes-new';
