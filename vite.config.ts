import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { engineChunk } from './src/tools/engine-chunk.mjs';
import { libraryPython } from './src/tools/library-python.mjs';
import { ownExportNames } from './src/tools/own-export-names.mjs';
import { rareFunctions, readRareList } from './src/tools/rare-functions.mjs';

/**
 * CodeMirror and Radix put `<style>` elements into the page, so styles need a nonce (or `unsafe-inline`). A static
 * site has no server to draw a fresh one, so it is no secret: it is there to keep style attributes and stray style
 * elements out while letting these two in. src/ui/csp-nonce.ts hands it to them.
 */
const styleNonce = 'interleave';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${styleNonce}'`,
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** The Content-Security-Policy as a meta tag, in builds only: the dev server needs inline scripts for hot reload. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Empties dist/ before the site is built, all but dist/cli/, which src/tools/build-cli.mjs makes. */
function emptyDist(): Plugin {
  return {
    name: 'empty-dist',
    apply: 'build',
    buildStart() {
      const dist = join(import.meta.dirname, 'dist');
      if (!existsSync(dist)) return;
      for (const name of readdirSync(dist)) {
        if (name !== 'cli') rmSync(join(dist, name), { recursive: true });
      }
    },
  };
}

/** The fonts' licence goes where the fonts go; the code's licences are collected by `build.license`. */
function fontLicences(): Plugin {
  return {
    name: 'font-licences',
    apply: 'build',
    generateBundle() {
      for (const family of ['atkinson-hyperlegible-next', 'atkinson-hyperlegible-mono']) {
        const path = join(import.meta.dirname, 'node_modules', '@fontsource-variable', family, 'LICENSE');
        this.emitFile({
          type: 'asset',
          fileName: `licenses/${family}.txt`,
          source: readFileSync(path, 'utf8'),
        });
      }
    },
  };
}

/** The mode in which the player is built. */
const PLAYER = 'player';

/**
 * The player is built after the page and beside it: in one build the two would share chunks, and the page would load
 * some twenty small files where it loads few.
 */
function playerAfterwards(): Plugin {
  return {
    name: 'player-afterwards',
    apply: 'build',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: async () => {
        await build({ root: import.meta.dirname, mode: PLAYER, logLevel: 'warn' });
      },
    },
  };
}

/** The engine that was built with the page is the player's too. */
function builtEngine(): Plugin {
  return {
    name: 'built-engine',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('/src/session/create-worker.ts')) return null;
      const files = readdirSync(join(import.meta.dirname, 'dist', 'assets'));
      const engine = files.find((name) => /^worker-[^/]*\.js$/.test(name));
      const made = "new URL('../engine/worker.ts', import.meta.url)";
      if (engine === undefined || !code.includes(made))
        throw new Error('the page with its engine is built first');
      return code.replace(made, `new URL([${JSON.stringify(engine)}][0], import.meta.url)`);
    },
  };
}

const playerOutput = {
  // The public files lie there already.
  copyPublicDir: false,
  manifest: '.vite/player.json',
  rolldownOptions: {
    input: {
      embed: join(import.meta.dirname, 'embed.html'),
      'interleave-player': join(import.meta.dirname, 'src', 'embed', 'element.ts'),
    },
    output: {
      // Pages load the element by its name.
      entryFileNames: ({ name }: { name: string }) =>
        name === 'interleave-player' ? '[name].js' : 'assets/[name]-[hash].js',
    },
  },
};

export default defineConfig(({ command, mode }) => ({
  base: './',
  plugins: [
    libraryPython({ isCompiled: command === 'build' }),
    react(),
    contentSecurityPolicy(),
    ...(mode === PLAYER ? [builtEngine()] : [emptyDist(), fontLicences(), playerAfterwards()]),
  ],
  html: { cspNonce: styleNonce },
  worker: {
    format: 'es',
    plugins: () =>
      command === 'build'
        ? [libraryPython({ isCompiled: true, rare: readRareList() }), rareFunctions(), ownExportNames()]
        : [libraryPython({ isCompiled: false })],
    rolldownOptions: { output: { codeSplitting: engineChunk() } },
  },
  build: {
    target: 'es2022',
    emptyOutDir: false,
    assetsInlineLimit: 0,
    ...(mode === PLAYER ? playerOutput : { manifest: true, license: { fileName: 'licenses/code.md' } }),
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 90_000,
  },
}));
