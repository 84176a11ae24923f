/** Importing this gives the number, str and bytes types their constructors and methods, or what stands for them. */
import './deferred-methods';
import './numbers-new';
import './str-errors';
import './str-methods';
