/** The prelude: Python library code of the machine itself, run once at the start of a run. */
import type { LibraryText } from '../library-code';
import builtinsText from './builtins.py?library';
import classesText from './classes.py?library';
import containersText from './containers.py?library';
import stringsText from './strings.py?library';
import typeParametersText from './type_parameters.py?library';

/** Name and text, in the order in which they run; later ones see the names of earlier ones. */
export const preludeTexts: readonly (readonly [name: string, text: LibraryText])[] = [
  ['classes', classesText],
  ['builtins', builtinsText],
  ['containers', containersText],
  ['strings', stringsText],
  ['type_parameters', typeParametersText],
];
