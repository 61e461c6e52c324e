import { Command } from 'nest-commander';
import { CommandGroup } from '../runtime/cli.command.js';
import { KeyCreateCommand } from './key-create.command.js';

@Command({ name: 'key', description: 'Manage API keys.', subCommands: [KeyCreateCommand] })
export class KeyCommand extends CommandGroup {
  protected readonly examples = ['key create --help'];
}
