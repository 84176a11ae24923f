/** `dict.keys()`, `.values()`, `.items()`, and the read-only mapping that `cls.__dict__` is. */
import type { Copier } from './copier';
import type { DictPart } from './iterators';
import { objectType, type PyDict, PyOrdinary, PyType } from './objects';

export const dictKeysType = new PyType('dict_keys', [objectType], true);
export const dictValuesType = new PyType('dict_values', [objectType], true);
export const dictItemsType = new PyType('dict_items', [objectType], true);
export const mappingProxyType = new PyType('mappingproxy', [objectType], true);
// CPython files it under `types`.
mappingProxyType.module = 'builtins';

const viewTypes: Record<DictPart, PyType> = { key: dictKeysType, value: dictValuesType, item: dictItemsType };

/** A live view of a dict. */
export class PyDictView extends PyOrdinary {
  source: PyDict;
  readonly part: DictPart;
  constructor(source: PyDict, part: DictPart) {
    super(viewTypes[part]);
    this.source = source;
    this.part = part;
  }
  override shell(): PyDictView {
    return new PyDictView(this.source, this.part);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.source = copier.object(from.source);
  }
}

/** `types.MappingProxyType(dict)`. */
export class PyMappingProxy extends PyOrdinary {
  source: PyDict;
  constructor(source: PyDict) {
    super(mappingProxyType);
    this.source = source;
  }
  override shell(): PyMappingProxy {
    return new PyMappingProxy(this.source);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.source = copier.object(from.source);
  }
}
