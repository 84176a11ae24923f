// Names that the worker's chunks import from each other: a bundler gives the exports of a chunk short names of their own,
// `export { tt as a }`, though the minified ones are as short. With these, `export { tt }`, a chunk is smaller.

/**
 * Rolldown plugin, for Vite too, of the worker's build.
 * @returns {import('rolldown').Plugin}
 */
export function ownExportNames() {
  return {
    name: 'own-export-names',
    generateBundle(_options, bundle) {
      /** @type {Map<string, Map<string, string>>} by file of a chunk, exported name to name inside */
      const names = new Map();
      for (const [file, output] of Object.entries(bundle)) {
        if (output.type !== 'chunk' || output.exports.some((each) => each === 'default')) continue;
        const found = /export\{([^{}]*)\};?\s*$/.exec(output.code);
        const pairs = (found?.[1] ?? '').split(',').map((each) => each.split(' as '));
        // A dynamic import asks for names as they are written.
        if (found === null || (output.isDynamicEntry && !output.isEntry)) continue;
        const inside = new Map(pairs.map(([name = '', alias = name]) => [alias, name]));
        names.set(file.replace(/^.*\//, ''), inside);
        const list = [...new Set(inside.values())].sort().join(',');
        output.code = `${output.code.slice(0, found.index)}export{${list}};`;
      }
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        output.code = output.code.replace(
          /\bimport\{([^{}]*)\}from(["'`])\.\/([^"'`]*)\2/g,
          (whole, /** @type {string} */ list, quote, file) => {
            const inside = names.get(file);
            if (inside === undefined) return whole;
            const specifiers = list.split(',').map((each) => {
              const [alias = '', local = alias] = each.split(' as ');
              const name = inside.get(alias);
              if (name === undefined) throw new Error(`${file} exports no ${alias}`);
              return name === local ? name : `${name} as ${local}`;
            });
            return `import{${specifiers.join(',')}}from${quote}./${file}${quote}`;
          },
        );
      }
    },
  };
}
