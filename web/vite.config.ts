import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { NACE_FILE, writeNaceModule } from './nace-titles.rules.ts';
import { CATALOGUE_FILE, writeCatalogueModule } from './record-catalogue.rules.ts';
import { COLOR_SCHEME_SCRIPT, loadColorSchemeFirst, loadUsedStyles } from './vite.plugins.ts';

/** Address of the API during development. */
const API_URL = process.env['API_URL'] ?? 'http://localhost:3001';

/**
 * Paths that the API answers, with the built script and style of the registration pages; all others are pages of the
 * application.
 */
const API_PATHS = [
  '/api',
  '/docs',
  '/intake',
  '/health',
  '/metrics',
  '/openapi.json',
  '/r/',
  '/m/',
  '/door/',
  '/assets/page-',
];

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
    provideModules(/^record-catalogue\//, CATALOGUE_FILE, writeCatalogueModule),
    provideModules(/^nace-titles$/, NACE_FILE, writeNaceModule),
    buildOtherPages(),
    serveCheckInPage(),
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
      input: { index: 'web/index.html', 'color-scheme': COLOR_SCHEME_SCRIPT },
      output: { codeSplitting: { groups: CODE_GROUPS } },
    },
  },
  server: {
    // The Host header stays that of the browser, so that the API sees requests of its own origin.
    proxy: Object.fromEntries(API_PATHS.map((path) => [path, { target: API_URL, changeOrigin: false }])),
  },
});

/** Provides modules whose content is written from a file that the server uses too. */
function provideModules(names: RegExp, file: URL, write: (name: string) => string | null): Plugin {
  return {
    name: `provide-modules-of-${basename(file.pathname, '.json')}`,
    resolveId: { filter: { id: names }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: new RegExp(names.source.replace('^', '^\\0')) },
      handler(id) {
        this.addWatchFile(fileURLToPath(file));
        return write(id.slice(1));
      },
    },
  };
}

/**
 * Builds after the application what is no part of it: the page of the check-in, which has to start without a network, and the
 * script and the style of the registration pages.
 */
function buildOtherPages(): Plugin {
  return {
    name: 'build-other-pages',
    apply: 'build',
    closeBundle: {
      sequential: true,
      order: 'post',
      handler: async (error?: Error) => {
        if (error) return;
        await build({ configFile: 'web/vite.door.config.ts' });
        await build({ configFile: 'web/page/vite.config.ts' });
      },
    },
  };
}

/** Serves the page of the check-in, which is built by its own configuration, during development. */
function serveCheckInPage(): Plugin {
  return {
    name: 'serve-check-in-page',
    apply: 'serve',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, _response, next) => {
        if (/^\/door\/[\w-]*$/.test(request.url?.split('?', 1)[0] ?? '')) request.url = '/door.html';
        next();
      });
    },
  };
}
