/** What `dir()` lists (CPython docs, "dir"). */
import { objectType, PyModule, PyObject, PyType, type Value } from './objects';
import { typeOf } from './types';

/** Names of the attributes of `value`: its own and its class's; a class's own and its bases'; a module's. */
export function attributeNames(value: Value): Set<string> {
  const names = new Set<string>();
  if (value instanceof PyObject && value.dict !== null) for (const name of value.dict.keys()) names.add(name);
  if (value instanceof PyModule) return names;
  const classes = value instanceof PyType ? value.mro : typeOf(value).mro;
  for (const base of classes) {
    // What all objects could have, but only some do, is a name of the classes that bring it.
    for (const name of base.attrs.keys()) if (base !== objectType || name !== '__dict__') names.add(name);
  }
  return names;
}
