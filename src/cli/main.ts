import { runCommand } from './cli.runner.js';
import { Interruption } from './runtime/interruption.handler.js';
import { Terminal } from './runtime/terminal.client.js';

/** Exit codes of a command that a signal ended: 128 and the number of the signal. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

const interruption = new Interruption();
let interrupted = false;
/** Cleans up and ends the process. */
const leave = async (code: number) => {
  await interruption.cleanUp().catch(() => undefined);
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupted) process.exit(SIGNALS[signal]);
    interrupted = true;
    void leave(SIGNALS[signal]);
  });
}
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has closed the pipe, as `head` does after its last line.
  if (error.code === 'EPIPE') return void leave(0);
  process.stderr.write(`The result could not be written: ${error.message}\n`);
  void leave(1);
});

process.exitCode = await runCommand(
  process.argv.slice(2),
  new Terminal(process.env, process.stdout, process.stderr),
  interruption,
);
