import { Command } from 'nest-commander';
import { CommandGroup } from '../runtime/cli.command.js';
import { SeedDemoCommand } from './seed-demo.command.js';

@Command({ name: 'seed', description: 'Create initial data.', subCommands: [SeedDemoCommand] })
export class SeedCommand extends CommandGroup {
  protected readonly examples = ['seed demo'];
}
