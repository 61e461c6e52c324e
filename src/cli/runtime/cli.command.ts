import { CommandRunner } from 'nest-commander';
import { type Actor, SYSTEM } from '../../common/actor/actor.constants.js';

/** A command of Commander, as nest-commander exposes it. */
export type Commander = Parameters<CommandRunner['setCommand']>[0];

/** The call of the command line. */
const CALL = 'npm run crm --';

/** The base of all commands: it rejects surplus arguments and adds examples at the end of the help. */
export abstract class CrmCommand extends CommandRunner {
  /** Example calls, without the call of the command line. */
  protected abstract readonly examples: readonly string[];

  override setCommand(command: Commander): this {
    // Without this, Commander ends the process itself, with code 1 for wrong usage.
    command.exitOverride();
    command.allowExcessArguments(false);
    command.showHelpAfterError('Add --help to see the usage.');
    command.addHelpText('after', () => `\nExamples:\n${this.examples.map((line) => `  ${CALL} ${line}`).join('\n')}`);
    return super.setCommand(command);
  }
}

/** A command that only groups other commands. */
export abstract class CommandGroup extends CrmCommand {
  async run(): Promise<void> {
    this.command.help({ error: true });
  }
}

/** The actor of commands, which may do everything. The audit trail shows its name. */
export const COMMAND_LINE: Actor = { ...SYSTEM, name: 'command line' };
