/** The prelude: Python library code of the machine itself, run once at the start of a run. */
import builtinsSource from './builtins.py?raw';
import classesSource from './classes.py?raw';
import containersSource from './containers.py?raw';
import stringsSource from './strings.py?raw';
import typeParametersSource from './type_parameters.py?raw';

/** Name and text, in the order in which they run; later ones see the names of earlier ones. */
export const preludeSources: readonly (readonly [name: string, source: string])[] = [
  ['classes', classesSource],
  ['builtins', builtinsSource],
  ['containers', containersSource],
  ['strings', stringsSource],
  ['type_parameters', typeParametersSource],
];
