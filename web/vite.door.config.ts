import { createHash } from 'node:crypto';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { COLOR_SCHEME_SCRIPT, loadColorSchemeFirst, loadUsedStyles } from './vite.plugins.ts';

/** The path below which the server serves these files. The worker controls the pages below it. */
const BASE = '/door/';

/** The place in the worker where the build writes the files that it keeps. */
const BUILD_PLACE = '__CHECK_IN_BUILD__';

/** Builds the page of the check-in, which is an application of its own: it has to start without a network. */
export default defineConfig({
  root: import.meta.dirname,
  base: BASE,
  publicDir: 'public-door',
  plugins: [
    react(),
    loadUsedStyles(),
    loadColorSchemeFirst(BASE),
    writePrecacheList(),
    compression({ include: /^assets\//, algorithms: ['brotliCompress', 'gzip'], threshold: 1_024 }),
  ],
  build: {
    outDir: 'dist/door',
    emptyOutDir: true,
    // The content security policy allows no data: URLs for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        door: 'web/door.html',
        'color-scheme': COLOR_SCHEME_SCRIPT,
        sw: 'web/src/features/check-in/worker/check-in.worker.ts',
      },
      output: {
        // The browser finds a new version of the worker under the same name.
        entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});

/** Writes into the worker which files it keeps, and a version that changes with any of them. */
function writePrecacheList(): Plugin {
  return {
    name: 'write-precache-list',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler: (_options, bundle) => {
        // The server chooses the compressed form of a file itself.
        const files = Object.keys(bundle).filter((name) => /^assets\/.*(?<!\.br|\.gz)$/.test(name));
        const worker = bundle['sw.js'];
        const page = bundle['door.html'];
        if (worker?.type !== 'chunk' || page?.type !== 'asset')
          throw new Error('The worker of the check-in is missing.');
        const version = createHash('sha256').update(page.source).update(files.join()).digest('hex').slice(0, 16);
        const build = JSON.stringify({ version, files: files.map((name) => BASE + name) });
        worker.code = worker.code.replace(BUILD_PLACE, () => build);
      },
    },
  };
}
