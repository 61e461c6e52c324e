import { createRunner } from 'jest-light-runner';
import { Tinypool } from 'tinypool';

// A new process asks `jest-light-runner` for its configuration. The runner answers all processes at once and then forgets
// them, so that one that does not listen yet, as on a busy machine, waits for ever. Here each process listens to the
// runner only while it asks.
const { run } = Tinypool.prototype;
Tinypool.prototype.run = function runWithOwnChannel(task, { channel }) {
  let listener;
  const ownChannel = {
    onMessage: (added) => (listener = added),
    postMessage: (message) => {
      channel.onMessage(listener);
      channel.postMessage(message);
    },
  };
  return run.call(this, task, { channel: ownChannel });
};

const Runner = createRunner({ runtime: 'child_process' });

/** Runs the files of tests in child processes, each with one set of modules for all its files. */
export default class ChildProcessRunner extends Runner {
  constructor(globalConfig, context) {
    // With one process the runner would use that of Jest, and fail at its end where there are several projects.
    super({ ...globalConfig, maxWorkers: Math.max(2, globalConfig.maxWorkers) }, context);
  }
}
