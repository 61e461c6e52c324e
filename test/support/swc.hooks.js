import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { writeCatalogueModule } from '../../web/record-catalogue.rules.ts';

const CATALOGUE = 'record-catalogue/';

// Lets Node run our TypeScript with its decorators, which it cannot do itself, without a build: in the processes of Jest, and
// in others with `node --import ./swc.hooks.js x.ts`.
registerHooks({
  resolve(specifier, context, next) {
    // Vite splits the record catalogue into modules, which are no files.
    if (specifier.startsWith(CATALOGUE)) return { url: `virtual:${specifier}`, shortCircuit: true };
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.startsWith('.')) throw error;
      // Sources of the server import `x.js` where `x.ts` lies, as the compiler wants it; those of `web` import `x`.
      return next(`${specifier.replace(/\.js$/, '')}.ts`, context);
    }
  },
  load(url, context, next) {
    if (url.startsWith(`virtual:${CATALOGUE}`)) {
      return { format: 'module', source: writeCatalogueModule(url.slice('virtual:'.length)), shortCircuit: true };
    }
    // Jest loads a file of tests with a query, so that it is loaded anew.
    if (!new URL(url).pathname.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), {
      filename,
      swcrc: false,
      sourceMaps: 'inline',
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        keepClassNames: true,
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
    });
    return { format: 'module', source: code, shortCircuit: true };
  },
});
