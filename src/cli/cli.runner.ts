import { CommandFactory, CommandRunnerService } from 'nest-commander';
import { EXIT, describeFailure } from './runtime/cli.errors.js';
import { InterruptionHandler } from './runtime/interruption.handler.js';
import { CliModule } from './cli.module.js';
import { TerminalClient } from './runtime/terminal.client.js';

/** Runs one command. @returns the exit code: 0 done, 1 failed, 2 wrong usage; 65 and 75 as in {@link EXIT} */
export async function runCommand(
  argv: readonly string[],
  terminal: TerminalClient,
  interruption = new InterruptionHandler(),
): Promise<number> {
  let thrown: unknown;
  try {
    const app = await CommandFactory.createWithoutRunning(CliModule.with(terminal, interruption), {
      logger: false,
      abortOnError: false,
      errorHandler: (error) => {
        throw error;
      },
      serviceErrorHandler: (error) => {
        thrown = error;
      },
      outputConfiguration: {
        writeOut: (text) => terminal.writeResult(text),
        writeErr: (text) => terminal.writeError(text),
      },
    });
    await app.get(CommandRunnerService).run(['node', 'crm', ...argv]);
    await app.close();
  } catch (error) {
    thrown ??= error;
  }
  if (thrown === undefined) return EXIT.done;
  const { code, message } = describeFailure(thrown);
  if (message) terminal.writeError(`${message}\n`);
  return code;
}
