import { Command } from 'nest-commander';
import { CommandGroup } from '../runtime/cli.command.js';
import { RatesImportCommand } from './rates-import.command.js';

@Command({ name: 'rates', description: 'Manage reference rates.', subCommands: [RatesImportCommand] })
export class RatesCommand extends CommandGroup {
  protected readonly examples = ['rates import eurofxref-hist.csv'];
}
