import { loadEnvFile } from '../config/project-files.reader.js';
import { runCommand } from './cli.runner.js';
import { InterruptionHandler } from './runtime/interruption.handler.js';
import { TerminalClient } from './runtime/terminal.client.js';

/** Exit codes of a command that a signal ended: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

const interruption = new InterruptionHandler();
let isInterrupted = false;
/** Cleans up and ends the process. */
const endProcess = async (code: number) => {
  await interruption.cleanUp().catch(() => undefined);
  process.exit(code);
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isInterrupted) process.exit(EXIT_CODES[signal]);
    isInterrupted = true;
    void endProcess(EXIT_CODES[signal]);
  });
}
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader has closed the pipe, as `head` does after its last line.
  if (error.code === 'EPIPE') return void endProcess(0);
  process.stderr.write(`The result could not be written: ${error.message}\n`);
  void endProcess(1);
});

loadEnvFile();
process.exitCode = await runCommand(
  process.argv.slice(2),
  new TerminalClient(process.env, process.stdout, process.stderr),
  interruption,
);
