/** Imported for its effect: the parts of parser, compiler and machine are there. For tests. */
import '../compiler/match';
import '../compiler/unparse';
import '../syntax/character-names';
import '../syntax/explain-failure';
import './bytes-part';
import './complex-part';
import './instructions-match';
import './number-methods-part';
import './text-formats-part';
import './builtins-code';
import './exception-groups-part';
import './float-power';
import './sorting';
