/** The part `text formats`: `%` and `str.format`. f-strings and `format()` do not need it. */
import './format-fields';
import './format-percent';
