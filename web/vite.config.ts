import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { CATALOGUE_FILE, writeCatalogueModule } from './record-catalogue.rules.ts';

/** Address of the API during development. */
const API_URL = process.env['API_URL'] ?? 'http://localhost:3001';

/** Paths that the API answers; all others are pages of the application. */
const API_PATHS = ['/api', '/docs', '/intake', '/health', '/metrics', '/openapi.json'];

/**
 * The code that screens share, in three files. Without them, a screen loads each of its 150 and more shared modules alone.
 * The modules of the sign-in form a file of their own, because it loads first.
 */
const CODE_GROUPS = [
  // The script of the colour scheme stays a file without imports.
  { name: 'index', tags: ['$initial' as const], test: /^(?!.*color-scheme\.handler)/, priority: 3 },
  { name: 'sign-in', test: /features\/sign-in\/(?!i18n|reset-password|forgot-password)/, priority: 2 },
  { name: 'common', minShareCount: 4, priority: 1 },
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    loadUsedStyles(),
    loadColorSchemeFirst(),
    splitRecordCatalogue(),
    compression({ algorithms: ['brotliCompress', 'gzip'], threshold: 1_024 }),
  ],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // The content security policy allows no data: URLs for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // A style that cannot be loaded is not tried again, so that all of them come with the page.
    cssCodeSplit: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: 'web/index.html', 'color-scheme': 'web/src/app/theme/color-scheme.handler.ts' },
      output: { codeSplitting: { groups: CODE_GROUPS } },
    },
  },
  server: {
    // The Host header stays that of the browser, so that the API sees requests of its own origin.
    proxy: Object.fromEntries(API_PATHS.map((path) => [path, { target: API_URL, changeOrigin: false }])),
  },
});

/**
 * Loads the styles of the Mantine components that are used, each with the screen that uses it first. In a bundle a
 * component comes after those that it consists of, so that its styles win over theirs. The development server loads all
 * styles instead, because it bundles Mantine beforehand.
 */
function loadUsedStyles(): Plugin {
  const styles = '@mantine/core/styles';
  return {
    name: 'load-used-styles',
    apply: 'build',
    enforce: 'pre',
    transform: {
      // Every component with styles imports the names of its classes from such a file.
      filter: { id: /@mantine\/core\/esm\/.*\.module\.mjs$/ },
      handler: (code, id) => `import '${styles}/${basename(id, '.module.mjs')}.css';\n${code}`,
    },
    load: {
      filter: { id: /@mantine\/core\/styles\.css$/ },
      handler: () =>
        ['baseline', 'default-css-variables', 'global'].map((name) => `@import '${styles}/${name}.css';`).join('\n'),
    },
  };
}

/**
 * Loads the script of the colour scheme before the page is painted. Vite would load it as a module, after the page has
 * been parsed, and a dark screen would flash white.
 */
function loadColorSchemeFirst(): Plugin {
  return {
    name: 'load-color-scheme-first',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const script = Object.values(bundle ?? {}).find(
          (file) => file.type === 'chunk' && file.name === 'color-scheme',
        );
        if (!script) return [];
        return [{ tag: 'script', attrs: { src: `/${script.fileName}` }, injectTo: 'head-prepend' }];
      },
    },
  };
}

/** Splits the record catalogue by record and language, so that each screen loads its fields and their names only. */
function splitRecordCatalogue(): Plugin {
  return {
    name: 'split-record-catalogue',
    resolveId: { filter: { id: /^record-catalogue\// }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: /^\0record-catalogue\// },
      handler(id) {
        this.addWatchFile(fileURLToPath(CATALOGUE_FILE));
        return writeCatalogueModule(id.slice(1));
      },
    },
  };
}
