import { expect, test } from 'vitest';
import * as objects from '../python/vm/objects';
import { loadEverything } from './parts';
import './run';

const types = Object.values(objects).filter((value) => value instanceof objects.PyType);
const names = new Map(types.map((type) => [type, [...type.attrs.keys()]]));

test('parts bring the methods that stand for them, in the same order, and no others', async () => {
  await loadEverything();
  for (const type of types) {
    expect([...type.attrs.keys()], type.name).toEqual(names.get(type));
    // What still stands for a part would ask for it here.
    for (const value of type.attrs.values())
      if (value instanceof objects.PyObject) expect(value.cls).toBeDefined();
  }
});
