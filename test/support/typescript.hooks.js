import { registerHooks } from 'node:module';

// TypeScript sources import `x.js` where `x.ts` lies, as the compiler wants it. This lets Node run them as they stand:
// `node --import ./typescript.hooks.js x.ts`.
registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      if (!specifier.startsWith('.') || !specifier.endsWith('.js')) throw error;
      return next(specifier.replace(/\.js$/, '.ts'), context);
    }
  },
});
