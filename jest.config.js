import { availableParallelism } from 'node:os';

/** Tests run against a real PostgreSQL over HTTP; `test/support/postgres.global-setup.ts` starts it once for all files. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/web/src', '<rootDir>/web/test'],
  testMatch: ['**/*.spec.ts', '**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // The ES module of this package imports its JSON in a way that Jest warns about.
    '^libphonenumber-js$': '<rootDir>/node_modules/libphonenumber-js/index.cjs',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  globalSetup: '<rootDir>/test/support/postgres.global-setup.ts',
  globalTeardown: '<rootDir>/test/support/postgres.global-teardown.ts',
  setupFiles: ['<rootDir>/test/support/nest.preload.ts'],
  testSequencer: '<rootDir>/test/support/longest-first.sequencer.js',
  // Only what hangs is to be ended: a machine may be busy with other things.
  testTimeout: 90_000,
  // Two at least, so that files always run in processes of their own: Node does not give back the modules of a file that
  // is done (they are compiled for its context), and a process that has grown is replaced by a new one.
  maxWorkers: Math.max(2, availableParallelism()),
  workerIdleMemoryLimit: '1200MB',
};
