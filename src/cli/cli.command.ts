import { CommandRunner } from 'nest-commander';
import { UsageError } from './cli.failure.js';

/** A command of Commander, which nest-commander brings along. */
export type Commander = Parameters<CommandRunner['setCommand']>[0];

/** How to call the command line. */
const CALL = 'npm run crm --';

/** What all commands have in common: strict about arguments, and examples at the end of the help. */
export abstract class CrmCommand extends CommandRunner {
  /** Example calls, without the way to call the command line. */
  protected abstract readonly examples: readonly string[];

  override setCommand(command: Commander): this {
    // Without it Commander ends the process by itself, and with 1 for wrong usage.
    command.exitOverride();
    command.allowExcessArguments(false);
    command.showHelpAfterError('Add --help to see how it is called.');
    command.addHelpText('after', () => `\nExamples:\n${this.examples.map((line) => `  ${CALL} ${line}`).join('\n')}`);
    return super.setCommand(command);
  }
}

/** A command that only has others below it. */
export abstract class CommandGroup extends CrmCommand {
  override setCommand(command: Commander): this {
    super.setCommand(command);
    // Whose options they are is not known where there is no such command; what is wrong is its name.
    command.allowUnknownOption();
    command.allowExcessArguments(true);
    return this;
  }

  async run([name]: string[] = []): Promise<void> {
    if (name === undefined) this.command.help({ error: true });
    const names = this.command.commands.map((command) => command.name()).filter((known) => known !== 'help');
    throw new UsageError(`There is no ${this.command.name()} ${name}; there is ${names.join(', ')}.`);
  }
}
