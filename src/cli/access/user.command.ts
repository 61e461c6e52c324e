import { Command } from 'nest-commander';
import { CommandGroup } from '../runtime/cli.command.js';
import { UserCreateCommand } from './user-create.command.js';

@Command({ name: 'user', description: 'Manage users.', subCommands: [UserCreateCommand] })
export class UserCommand extends CommandGroup {
  protected readonly examples = ['user create --help'];
}
