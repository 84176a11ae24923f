/** How functions, classes, modules, generators and the other objects of the language itself are shown. */
import type { Code } from './code';
import type { Frame } from './frame';
import type { PyGenerator } from './generator';
import { genericAliasType, type PyGenericAlias } from './generic-alias';
import type { Machine } from './machine';
import { type PyGetSet, PyNative } from './native';
import { isSlotWrapper } from './native-arguments';
import {
  asyncGeneratorType,
  cellType,
  classmethodType,
  codeType,
  coroutineType,
  ELLIPSIS,
  ellipsisType,
  frameType,
  functionType,
  generatorType,
  getsetType,
  memberType,
  methodDescriptorType,
  methodType,
  moduleType,
  nativeType,
  noneType,
  notImplementedType,
  type PyCell,
  PyFunction,
  PyList,
  type PyMember,
  PyMethod,
  type PyModule,
  PyObject,
  PyType,
  type PyWrapped,
  staticmethodType,
  superType,
  typeType,
  type Value,
} from './objects';
import { addressText, defineRepr, defineSingletonRepr, displayName, showAround, showItems } from './repr';
import { strRepr } from './str-repr';
import type { PySuper } from './super-object';
import { typeOf } from './types';

defineRepr(typeType, (_vm, value) => `<class '${displayName(value as PyType)}'>`);

defineRepr(
  functionType,
  (vm, value) => `<function ${(value as PyFunction).qualname} at ${addressText(vm, value)}>`,
);

defineRepr(nativeType, (vm, value) =>
  value instanceof PyMethod
    ? (boundParts(vm, value) as string)
    : `<built-in function ${(value as PyNative).name}>`,
);

defineRepr(methodDescriptorType, (vm, value) => {
  const native = value as PyNative;
  if (native.isStatic)
    return `<built-in method ${native.name} of type object at ${addressText(vm, native.owner!)}>`;
  return isSlotWrapper(native)
    ? `<slot wrapper '${native.name}' of '${native.owner!.name}' objects>`
    : `<method '${native.name}' of '${native.owner!.name}' objects>`;
});

/** Bound methods: of Python functions, and of builtin types. */
function boundParts(vm: Machine, method: PyMethod): string | [before: string, part: Value, after: string] {
  const { func, self } = method;
  if (func instanceof PyNative) {
    const address = self instanceof PyObject ? addressText(vm, self) : '0x7effffff0000';
    const kind = func.owner !== null && isSlotWrapper(func) ? 'method-wrapper' : 'built-in method';
    if (kind === 'method-wrapper')
      return `<method-wrapper '${func.name}' of ${typeOf(self).name} object at ${address}>`;
    return `<built-in method ${func.name} of ${typeOf(self).name} object at ${address}>`;
  }
  const name = func instanceof PyFunction ? func.qualname : '?';
  return [`<bound method ${name} of `, self, '>'];
}

defineRepr(
  methodType,
  (vm, value, inner) => {
    const parts = boundParts(vm, value as PyMethod);
    if (typeof parts === 'string') return parts;
    const text = inner(parts[1]);
    return text === undefined ? undefined : parts[0] + text + parts[2];
  },
  (vm, value) => {
    const parts = boundParts(vm, value as PyMethod);
    return typeof parts === 'string' ? parts : showAround(vm, parts[0], parts[1], parts[2]);
  },
);

for (const type of [classmethodType, staticmethodType]) {
  defineRepr(
    type,
    (_vm, value, inner) => {
      const text = inner((value as PyWrapped).func);
      return text === undefined ? undefined : `<${type.name}(${text})>`;
    },
    (vm, value) => showAround(vm, `<${type.name}(`, (value as PyWrapped).func, ')>'),
  );
}

defineRepr(memberType, (_vm, value) => {
  const member = value as PyMember;
  return `<member '${member.name}' of '${member.owner.name}' objects>`;
});

defineRepr(getsetType, (_vm, value) => {
  const { name, owner } = value as PyGetSet;
  return `<attribute '${name}' of '${owner ?? 'object'}' objects>`;
});

defineRepr(moduleType, (_vm, value) => {
  const { dict, isBuiltin } = value as PyModule;
  const name = dict.get('__name__');
  const shown = typeof name === 'string' ? strRepr(name) : "'?'";
  const file = dict.get('__file__');
  if (typeof file === 'string') return `<module ${shown} from ${strRepr(file)}>`;
  return isBuiltin ? `<module ${shown} (built-in)>` : `<module ${shown}>`;
});

for (const [type, kind] of [
  [generatorType, 'generator'],
  [coroutineType, 'coroutine'],
  [asyncGeneratorType, 'async_generator'],
] as const) {
  defineRepr(
    type,
    (vm, value) => `<${kind} object ${(value as PyGenerator).qualname} at ${addressText(vm, value)}>`,
  );
}

defineRepr(cellType, (vm, value) => {
  const { v } = value as PyCell;
  const address = addressText(vm, value);
  if (v === undefined) return `<cell at ${address}: empty>`;
  const content = v instanceof PyObject ? addressText(vm, v) : '0x7effffff0000';
  return `<cell at ${address}: ${typeOf(v).name} object at ${content}>`;
});

defineRepr(codeType, (vm, value) => {
  const { source } = value as Code;
  return `<code object ${source.name} at ${addressText(vm, value)}, file "${source.filename}", line ${source.firstlineno}>`;
});

defineRepr(frameType, (vm, value) => {
  const frame = value as Frame;
  const { source } = frame.code;
  const line = frame.code.lineAt(frame.pc - 1);
  return `<frame at ${addressText(vm, value)}, file ${strRepr(source.filename)}, line ${line}, code ${source.name}>`;
});

defineRepr(superType, (_vm, value) => {
  const proxy = value as PySuper;
  const of = proxy.selfType === null ? 'NULL' : `<${proxy.selfType.name} object>`;
  return `<super: <class '${proxy.type.name}'>, ${of}>`;
});

defineSingletonRepr(ellipsisType);
defineSingletonRepr(notImplementedType);
defineRepr(noneType, () => 'None');

/** A type argument as `list[int]` shows it. */
function argumentText(part: Value, inner: (part: Value) => string | undefined): string | undefined {
  if (part === ELLIPSIS) return '...';
  if (part instanceof PyType) return displayName(part);
  if (part instanceof PyList) {
    const texts = part.items.map((each) => argumentText(each, inner));
    return texts.includes(undefined) ? undefined : `[${texts.join(', ')}]`;
  }
  return inner(part) ?? aliasName(part);
}

/** A `type` statement's alias shows as its name; its class is the library's, so `inner` does not know it. */
function aliasName(part: Value): string | undefined {
  if (!(part instanceof PyObject) || part.cls.name !== 'TypeAliasType') return undefined;
  const name = part.dict?.get('__name__');
  return typeof name === 'string' ? name : undefined;
}

defineRepr(
  genericAliasType,
  (_vm, value, inner) => {
    const { origin, args } = value as PyGenericAlias;
    const texts = [origin, ...args.items].map((part) => argumentText(part, inner));
    if (texts.includes(undefined)) return undefined;
    const [head, ...tail] = texts;
    return `${head}[${tail.length === 0 ? '()' : tail.join(', ')}]`;
  },
  (vm, value) => {
    const { origin, args } = value as PyGenericAlias;
    const head = origin instanceof PyType ? displayName(origin) : '?';
    return showItems(vm, value, args.items, `${head}[`, ']', '...');
  },
);
