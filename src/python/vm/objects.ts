/**
 * The object model. A Python value is a JavaScript primitive where one has exactly its meaning, and an instance of a
 * class below otherwise:
 *
 *   None = null, bool = boolean, int = number (safe integers) or bigint (beyond), str = string,
 *   everything else = PyObject (float is boxed, so that 1.0 and 1 stay apart).
 *
 * `undefined` is no value: an unbound variable or a missing entry.
 *
 * The whole state of a run is made of these, and can be copied: every class with mutable state has `shell` (an empty
 * twin made by the same constructor, so that the copy keeps the host's hidden class) and `fill` (copies the fields).
 */
import type { Code } from './code';
import type { Copier } from './copier';
import type { Frame } from './frame';

export type Value = null | boolean | number | bigint | string | PyObject;
/** Attribute, namespace and dict storage. Keys are normalised, see dict-keys.ts; plain names are their own key. */
export interface Namespace extends Map<string, Value> {
  /** The dict by which programs see it, once one has: `x.__dict__ is x.__dict__`. */
  view?: PyDict;
}
export type KwArgs = Map<string, Value> | null;

/**
 * What all objects have. Each class of which many are made gives these fields their values itself: a constructor shared
 * by all classes would see too many hidden classes for the host to make it fast.
 */
export abstract class PyObject {
  declare cls: PyType;
  /** Instance attributes; null where the object has none (yet, or ever). */
  declare dict: Namespace | null;
  /** Place in the order in which addresses were given out (`Machine.addressOf`); 0 before. */
  declare address: number;
  /** Tells objects apart inside structural dict keys; 0 until needed. Never visible to the program. */
  declare serial: number;

  /** True for objects that never change and may be shared between a run and its checkpoints. */
  get isShared(): boolean {
    return false;
  }

  abstract shell(): PyObject;

  fill(from: this, copier: Copier): void {
    this.cls = copier.object(from.cls);
    this.dict = copier.namespace(from.dict);
    this.address = from.address;
    this.serial = from.serial;
  }
}

/** Base of the classes of which few objects are made. */
export class PyOrdinary extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }

  override shell(): PyObject {
    return new PyOrdinary(this.cls);
  }
}

/**
 * An instance of a class: of the program's own, or of a library class written in Python. `payload` holds the
 * primitive that an instance of a subclass of int, str, float, bytes ... is.
 */
export class PyInstance extends PyObject {
  override dict: Namespace | null = new Map();
  override address = 0;
  override serial = 0;
  payload: Value | undefined = undefined;
  /** Values of `__slots__` where instances have a `__dict__` besides; else they are in `dict`, which nobody sees. */
  slotValues: Namespace | null = null;
  constructor(cls: PyType) {
    super();
    this.cls = cls;
  }
  override shell(): PyInstance {
    return new PyInstance(this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.payload = copier.maybe(from.payload);
    this.slotValues = copier.namespace(from.slotValues);
  }
}

export class PyType extends PyOrdinary {
  name: string;
  qualname: string;
  module: string;
  bases: PyType[];
  mro: PyType[];
  attrs: Namespace = new Map();
  /** Builtin types are immutable and shared by all runs. */
  readonly isBuiltin: boolean;
  /** Name to what `lookup` found along the mro (undefined: nothing); emptied when any type changes. */
  cache: Map<string, Value | undefined> = new Map();
  cacheVersion = 0;
  /** What attribute access on instances has to mind (types.ts, `traitsOf`); holds for `cacheVersion`. */
  traits = 0;
  subclasses: PyType[] = [];
  /** Names in `__slots__`, null where instances have a `__dict__`. */
  slots: string[] | null = null;
  /** The builtin type that decides the layout of instances (list for `class L(list)`), object for plain classes. */
  layout: PyType;
  /** `__hash__` or `__eq__` come from Python code: keys of this type are compared by running it. */
  hasUserEq = false;
  /** Which patterns of `match` take instances, where this class says so itself (PEP 634); else its bases do. */
  pattern: 'sequence' | 'mapping' | null = null;

  constructor(
    name: string,
    bases: PyType[],
    isBuiltin: boolean,
    metaclass?: PyType | null,
    module = 'builtins',
  ) {
    super(metaclass as PyType);
    if (metaclass === undefined && typeType !== undefined) this.cls = typeType;
    this.name = name;
    this.qualname = name;
    this.module = module;
    this.bases = bases;
    this.isBuiltin = isBuiltin;
    this.mro = bases.length === 0 ? [this] : [this, ...bases[0]!.mro];
    this.layout = isBuiltin ? this : (bases[0]?.layout ?? this);
  }
  override get isShared(): boolean {
    return this.isBuiltin;
  }
  override shell(): PyType {
    return new PyType(this.name, [], false, this.cls, this.module);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.qualname = from.qualname;
    this.bases = copier.array(from.bases);
    this.mro = copier.array(from.mro);
    this.attrs = copier.namespace(from.attrs)!;
    this.subclasses = copier.weakArray(from.subclasses);
    this.slots = from.slots;
    this.layout = copier.object(from.layout);
    this.hasUserEq = from.hasUserEq;
    this.pattern = from.pattern;
  }
}

// The two types every other type needs; the rest are made in types.ts.
export const objectType = new PyType('object', [], true, null);
export const typeType: PyType = new PyType('type', [objectType], true, null);
objectType.cls = typeType;
typeType.cls = typeType;

export class PyFloat extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  readonly v: number;
  constructor(v: number) {
    super();
    this.cls = floatType;
    this.v = v;
  }
  override get isShared(): boolean {
    return true;
  }
  override shell(): PyFloat {
    return this;
  }
}

export class PyComplex extends PyOrdinary {
  readonly re: number;
  readonly im: number;
  constructor(re: number, im: number) {
    super(complexType);
    this.re = re;
    this.im = im;
  }
  override get isShared(): boolean {
    return true;
  }
}

/** Immutable bytes. */
export class PyBytes extends PyOrdinary {
  readonly data: Uint8Array;
  constructor(data: Uint8Array) {
    super(bytesType);
    this.data = data;
  }
  override get isShared(): boolean {
    return true;
  }
}

export class PyByteArray extends PyOrdinary {
  data: Uint8Array;
  constructor(data: Uint8Array, cls: PyType = bytearrayType) {
    super(cls);
    this.data = data;
  }
  override shell(): PyByteArray {
    return new PyByteArray(new Uint8Array(0), this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.data = from.data.slice();
  }
}

export class PyTuple extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  items: Value[];
  /** Part of a code object, which all copies of a run share. */
  isConstant = false;
  constructor(items: Value[], cls: PyType = tupleType) {
    super();
    this.cls = cls;
    this.items = items;
  }
  override get isShared(): boolean {
    return this.isConstant;
  }
  override shell(): PyTuple {
    return new PyTuple([], this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.items = copier.array(from.items);
  }
}

export class PyList extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  items: Value[];
  constructor(items: Value[], cls: PyType = listType) {
    super();
    this.cls = cls;
    this.items = items;
  }
  override shell(): PyList {
    return new PyList([], this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.items = copier.array(from.items);
  }
}

/** A normalised dict key: equal keys in Python are the same Map key in JavaScript (dict-keys.ts). */
export type DictKey = unknown;

/**
 * A dict. `map` goes from normalised key to value, in insertion order; `originals` keeps the key object wherever it is
 * not its own normal form (True, 1.0, tuples, ...). Instance `__dict__`s, module and class namespaces are PyDicts that
 * share the Map.
 */
export class PyDict extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  map: Map<DictKey, Value>;
  originals: Map<DictKey, Value> | null = null;
  /** For keys whose class defines `__eq__` in Python: hash to the keys present with it. */
  hashed: Map<number | bigint, Value[]> | null = null;
  constructor(map: Map<DictKey, Value> = new Map(), cls: PyType = dictType) {
    super();
    this.cls = cls;
    this.map = map;
  }
  override shell(): PyDict {
    return new PyDict(undefined, this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.map = copier.map(from.map)!;
    this.originals = copier.map(from.originals);
    this.hashed = from.hashed && new Map([...from.hashed].map(([hash, keys]) => [hash, copier.array(keys)]));
  }
}

export class PySlice extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
  constructor(start: Value, stop: Value, step: Value) {
    super();
    this.cls = sliceType;
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
  override shell(): PySlice {
    return new PySlice(null, null, null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    const self = this as { start: Value; stop: Value; step: Value };
    self.start = copier.value(from.start);
    self.stop = copier.value(from.stop);
    self.step = copier.value(from.step);
  }
}

/** A range; the numbers are ints (number or bigint). */
export class PyRange extends PyOrdinary {
  readonly start: number | bigint;
  readonly stop: number | bigint;
  readonly step: number | bigint;
  constructor(start: number | bigint, stop: number | bigint, step: number | bigint) {
    super(rangeType);
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
  override get isShared(): boolean {
    return true;
  }
}

export class PyCell extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  v: Value | undefined;
  constructor(v: Value | undefined) {
    super();
    this.cls = cellType;
    this.v = v;
  }
  override shell(): PyCell {
    return new PyCell(undefined);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.v = copier.maybe(from.v);
  }
}

export class PyFunction extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  code: Code;
  globals: Namespace;
  name: string;
  qualname: string;
  defaults: Value[] | null = null;
  kwdefaults: PyDict | null = null;
  closure: PyCell[] | null = null;
  annotations: Value | undefined = undefined;
  doc: Value = null;
  module: Value = null;
  constructor(code: Code, globals: Namespace, qualname: string) {
    super();
    this.cls = functionType;
    this.code = code;
    this.globals = globals;
    this.name = code.name;
    this.qualname = qualname;
  }
  override shell(): PyFunction {
    return new PyFunction(this.code, this.globals, this.qualname);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.code = from.code;
    this.globals = copier.namespace(from.globals)!;
    this.name = from.name;
    this.qualname = from.qualname;
    this.defaults = from.defaults && copier.array(from.defaults);
    this.kwdefaults = from.kwdefaults && copier.object(from.kwdefaults);
    this.closure = from.closure && copier.array(from.closure);
    this.annotations = copier.maybe(from.annotations);
    this.doc = copier.value(from.doc);
    this.module = copier.value(from.module);
  }
}

export class PyMethod extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  func: Value;
  self: Value;
  constructor(func: Value, self: Value) {
    super();
    this.cls = methodType;
    this.func = func;
    this.self = self;
  }
  override shell(): PyMethod {
    return new PyMethod(null, null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.func = copier.value(from.func);
    this.self = copier.value(from.self);
  }
}

export class PyModule extends PyOrdinary {
  readonly name: string;
  /** Comes with Interleave; not made by the program. */
  readonly isBuiltin: boolean;
  declare dict: Namespace;
  constructor(name: string, isBuiltin = true, cls: PyType = moduleType) {
    super(cls);
    this.name = name;
    this.isBuiltin = isBuiltin;
    this.dict = new Map();
  }
  override shell(): PyModule {
    return new PyModule(this.name, this.isBuiltin, this.cls);
  }
}

/** property, classmethod, staticmethod. */
export class PyProperty extends PyOrdinary {
  getter: Value = null;
  setter: Value = null;
  deleter: Value = null;
  doc: Value = null;
  name: Value = null;
  constructor(cls: PyType = propertyType) {
    super(cls);
  }
  override shell(): PyProperty {
    return new PyProperty(this.cls);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.getter = copier.value(from.getter);
    this.setter = copier.value(from.setter);
    this.deleter = copier.value(from.deleter);
    this.doc = copier.value(from.doc);
    this.name = copier.value(from.name);
  }
}

export class PyWrapped extends PyOrdinary {
  func: Value;
  /** `cls` is classmethodType or staticmethodType (or a subclass). */
  constructor(cls: PyType, func: Value) {
    super(cls);
    this.func = func;
  }
  override shell(): PyWrapped {
    return new PyWrapped(this.cls, null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.func = copier.value(from.func);
  }
}

/** The descriptor that a name in `__slots__` becomes; values live in the instance's `dict` Map all the same. */
export class PyMember extends PyOrdinary {
  readonly name: string;
  readonly owner: PyType;
  constructor(name: string, owner: PyType) {
    super(memberType);
    this.name = name;
    this.owner = owner;
  }
  override shell(): PyMember {
    return new PyMember(this.name, this.owner);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    (this as { owner: PyType }).owner = copier.object(from.owner);
  }
}

/** One level of a traceback: where a frame stood when the exception passed through it. */
export class PyTraceback extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  next: PyTraceback | null;
  code: Code;
  /** Index of the instruction in the code object. */
  lasti: number;
  /** The frame itself, for `tb_frame`. */
  frame: Frame | null;
  constructor(next: PyTraceback | null, code: Code, lasti: number, frame: Frame | null) {
    super();
    this.cls = tracebackType;
    this.next = next;
    this.code = code;
    this.lasti = lasti;
    this.frame = frame;
  }
  override shell(): PyTraceback {
    return new PyTraceback(null, this.code, this.lasti, null);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.next = from.next && copier.object(from.next);
    this.frame = from.frame && copier.object(from.frame);
  }
}

/** An exception object of whatever class. */
export class PyException extends PyObject {
  override dict: Namespace | null = null;
  override address = 0;
  override serial = 0;
  args: Value[];
  /** What builtin classes keep besides: `StopIteration.value`, `OSError.errno`, `NameError.name`. Not in `__dict__`. */
  fields: Namespace | null = null;
  traceback: PyTraceback | null = null;
  cause: PyException | null = null;
  context: PyException | null = null;
  suppressContext = false;
  notes: PyList | null = null;
  constructor(cls: PyType, args: Value[]) {
    super();
    this.cls = cls;
    this.args = args;
  }
  override shell(): PyException {
    return new PyException(this.cls, []);
  }
  override fill(from: this, copier: Copier): void {
    super.fill(from, copier);
    this.args = copier.array(from.args);
    this.fields = copier.namespace(from.fields);
    this.traceback = from.traceback && copier.object(from.traceback);
    this.cause = from.cause && copier.object(from.cause);
    this.context = from.context && copier.object(from.context);
    this.suppressContext = from.suppressContext;
    this.notes = from.notes && copier.object(from.notes);
  }
}

/** Ellipsis, NotImplemented and the machine's own markers. */
export class PySingleton extends PyOrdinary {
  readonly text: string;
  constructor(cls: PyType, text: string) {
    super(cls);
    this.text = text;
  }
  override get isShared(): boolean {
    return true;
  }
}

const builtin = (name: string, ...bases: PyType[]): PyType =>
  new PyType(name, bases.length > 0 ? bases : [objectType], true, typeType);

export const noneType = builtin('NoneType');
export const intType = builtin('int');
export const boolType = builtin('bool', intType);
export const floatType = builtin('float');
export const complexType = builtin('complex');
export const strType = builtin('str');
export const bytesType = builtin('bytes');
export const bytearrayType = builtin('bytearray');
export const tupleType = builtin('tuple');
export const listType = builtin('list');
export const dictType = builtin('dict');
export const setType = builtin('set');
export const frozensetType = builtin('frozenset');
export const sliceType = builtin('slice');
export const rangeType = builtin('range');
export const cellType = builtin('cell');
export const functionType = builtin('function');
export const nativeType = builtin('builtin_function_or_method');
export const methodDescriptorType = builtin('method_descriptor');
export const methodType = builtin('method');
export const moduleType = builtin('module');
export const propertyType = builtin('property');
export const classmethodType = builtin('classmethod');
export const staticmethodType = builtin('staticmethod');
export const memberType = builtin('member_descriptor');
export const getsetType = builtin('getset_descriptor');
export const codeType = builtin('code');
export const frameType = builtin('frame');
export const tracebackType = builtin('traceback');
export const generatorType = builtin('generator');
export const coroutineType = builtin('coroutine');
export const asyncGeneratorType = builtin('async_generator');
export const ellipsisType = builtin('ellipsis');
export const notImplementedType = builtin('NotImplementedType');
export const superType = builtin('super');

export const ELLIPSIS = new PySingleton(ellipsisType, 'Ellipsis');
export const NOT_IMPLEMENTED = new PySingleton(notImplementedType, 'NotImplemented');
/**
 * What a native function returns when it has pushed a frame instead of computing its result: the result will arrive
 * on the caller's value stack when that frame returns. It must be returned on at once.
 */
export const PUSHED = new PySingleton(objectType, '<pushed>');
/** What a continuation returns when its caller expects no value on the stack. */
export const NOTHING = new PySingleton(objectType, '<nothing>');
/** What a native iterator's `next` returns at its end. */
export const STOP = new PySingleton(objectType, '<stop>');
