import { CommandRunner } from 'nest-commander';

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
  async run(): Promise<void> {
    this.command.help({ error: true });
  }
}
