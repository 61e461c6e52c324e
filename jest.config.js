import { availableParallelism } from 'node:os';
// Jest loads the global set-up in this process.
import './test/support/swc.hooks.js';

/** Tests run against a real PostgreSQL over HTTP; `test/support/postgres.global-setup.ts` starts it once for all files. */
export default {
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/web/src', '<rootDir>/web/test'],
  testMatch: ['**/*.spec.ts', '**/*.test.ts'],
  // The files of one process share its modules, in plain Node: loading the application anew for each file took half of the time.
  runner: ['jest-light-runner', { runtime: 'child_process' }],
  // Node itself reads TypeScript, by the hooks that the first set-up file registers.
  transform: {},
  setupFiles: ['<rootDir>/test/support/swc.hooks.js'],
  setupFilesAfterEnv: ['<rootDir>/test/support/limits.setup.ts'],
  globalSetup: '<rootDir>/test/support/postgres.global-setup.ts',
  globalTeardown: '<rootDir>/test/support/postgres.global-teardown.ts',
  testSequencer: '<rootDir>/test/support/longest-first.sequencer.js',
  // There is one process more than processors, because tests of the browser wait for a good part of their time.
  maxWorkers: availableParallelism() + 1,
  watchman: false,
};
