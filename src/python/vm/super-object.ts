/** `super()`: a proxy that looks attributes up behind a class in the mro of another. */
import type { Copier } from './copier';
import { PyOrdinary, type PyType, superType, type Value } from './objects';

export class PySuper extends PyOrdinary {
  type: PyType;
  /** Undefined for the unbound form `super(C)`. */
  self: Value | undefined;
  selfType: PyType | null;
  constructor(type: PyType, self: Value | undefined, selfType: PyType | null) {
    super(superType);
    this.type = type;
    this.self = self;
    this.selfType = selfType;
  }
  override shell(): PySuper {
    return new PySuper(this.type, undefined, null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.type = copier.object(from.type);
    this.self = copier.maybe(from.self);
    this.selfType = from.selfType && copier.object(from.selfType);
  }
}
