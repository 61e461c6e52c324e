import { defineConfig } from 'vite';
import { compression } from 'vite-plugin-compression2';

/**
 * The style and the script of the pages for people without a login. They are files of their own, because these pages have
 * nothing of the application, and are added to its build.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  plugins: [compression({ algorithms: ['brotliCompress', 'gzip'], threshold: 1_024 })],
  build: {
    outDir: '../dist',
    emptyOutDir: false,
    assetsInlineLimit: 0,
    manifest: 'page-manifest.json',
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: 'web/page/page.handler.ts',
      output: { entryFileNames: 'assets/page-[hash].js', assetFileNames: 'assets/page-[hash][extname]' },
    },
  },
});
