/** The prelude: Python library code of the machine itself, run once at the start of a run. */
import builtinsSource from './builtins.py?library';
import classesSource from './classes.py?library';
import containersSource from './containers.py?library';
import stringsSource from './strings.py?library';
import typeParametersSource from './type_parameters.py?library';

/** Name and text, in the order in which they run; later ones see the names of earlier ones. */
export const preludeSources: readonly (readonly [name: string, source: string])[] = [
  ['classes', classesSource],
  ['builtins', builtinsSource],
  ['containers', containersSource],
  ['strings', stringsSource],
  ['type_parameters', typeParametersSource],
];
