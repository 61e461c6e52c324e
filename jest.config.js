import { availableParallelism } from 'node:os';
// Jest loads the global set-up in this process.
import './test/support/swc.hooks.js';

const PROJECT = {
  testMatch: ['**/*.spec.ts', '**/*.test.ts'],
  // The files of one process share its modules, in plain Node: loading the application anew for each file took half of the time.
  runner: '<rootDir>/test/support/child-process.runner.js',
  // Node itself reads TypeScript, by the hooks that the first set-up file registers.
  transform: {},
  setupFiles: ['<rootDir>/test/support/swc.hooks.js'],
  setupFilesAfterEnv: ['<rootDir>/test/support/limits.setup.ts'],
};

/** Rules are tested without a database. The other tests share a real PostgreSQL, which `test/support/postgres.global-setup.ts` starts. */
export default {
  projects: [
    { ...PROJECT, roots: ['<rootDir>/src', '<rootDir>/web/src'] },
    {
      ...PROJECT,
      roots: ['<rootDir>/test', '<rootDir>/web/test'],
      setupFiles: [...PROJECT.setupFiles, '<rootDir>/test/support/cheap-passwords.setup.js'],
      globalSetup: '<rootDir>/test/support/postgres.global-setup.ts',
      globalTeardown: '<rootDir>/test/support/postgres.global-teardown.ts',
    },
  ],
  testSequencer: '<rootDir>/test/support/longest-first.sequencer.js',
  // There is one process more than processors, because tests of the browser wait for a good part of their time.
  maxWorkers: availableParallelism() + 1,
  watchman: false,
};
