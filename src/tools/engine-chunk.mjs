/**
 * How the worker is cut into chunks: everything that its entry imports is one, whatever else imports it too, so that
 * the engine is there after a single request. What is imported on demand keeps a chunk of its own.
 * @returns {import('rolldown').CodeSplittingOptions}
 */
export function engineChunk() {
  /** @type {Set<string>} */
  const statics = new Set();
  return {
    groups: [
      {
        debugName: 'engine',
        name: (id, context) => {
          if (statics.size === 0) {
            const visit = (/** @type {string} */ each) => {
              if (statics.has(each)) return;
              statics.add(each);
              for (const next of context.getModuleInfo(each)?.importedIds ?? []) visit(next);
            };
            visit(entryAbove(id, (each) => context.getModuleInfo(each)));
          }
          return statics.has(id) ? 'engine' : null;
        },
      },
    ],
  };
}

/**
 * The entry from which a module is reached.
 * @param {string} id
 * @param {(id: string) => import('rolldown').ModuleInfo | null} infoOf
 */
function entryAbove(id, infoOf) {
  const seen = new Set([id]);
  for (const each of seen) {
    const info = infoOf(each);
    if (info?.isEntry === true) return each;
    for (const above of [...(info?.importers ?? []), ...(info?.dynamicImporters ?? [])]) seen.add(above);
  }
  throw new Error(`${id} is reached from no entry`);
}
