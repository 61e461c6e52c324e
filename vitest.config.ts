import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirstSequencer } from './test/support/longest-first.sequencer.js';

/** Tests run against a real PostgreSQL over HTTP; `test/support/postgres.global-setup.ts` starts it once for all files. */
export default defineConfig({
  test: {
    globals: true,
    include: ['{src,test,web/src,web/test}/**/*.{spec,test}.ts'],
    globalSetup: 'test/support/postgres.global-setup.ts',
    // The files of one process share its modules. Loading the application anew for each file took half of the time.
    isolate: false,
    // Node gives the modules of CommonJS as they are, and so does the build.
    deps: { interopDefault: false },
    // There is one process more than processors, because tests of the browser wait for a good part of their time.
    maxWorkers: availableParallelism() + 1,
    sequence: { sequencer: LongestFirstSequencer },
    // Only what hangs is to be ended: a machine may be busy with other things.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});
