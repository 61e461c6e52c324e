import { Command } from 'nest-commander';
import { AppKeyMoveCommand } from './app-key-move.command.js';
import { AppKeyRotateCommand } from './app-key-rotate.command.js';
import { CommandGroup } from '../runtime/cli.command.js';

@Command({
  name: 'app-key',
  description: "Manage the application's keys: one encrypts stored secrets, the other signs access tokens.",
  subCommands: [AppKeyRotateCommand, AppKeyMoveCommand],
})
export class AppKeyCommand extends CommandGroup {
  protected readonly examples = ['app-key rotate encryption', 'app-key rotate signing --keep-sessions', 'app-key move'];
}
