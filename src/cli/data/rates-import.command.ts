import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { Option, SubCommand, Command } from 'nest-commander';
import { COMMAND_LINE, CommandGroup, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';

interface Options {
  allowChanges?: boolean;
}

@SubCommand({
  name: 'import',
  arguments: '<file>',
  argsDescription: { file: 'eurofxref-hist.csv of the European Central Bank, unpacked.' },
  description: 'Import reference rates of the ECB. Amounts that were already converted keep their value.',
})
export class RatesImportCommand extends CrmCommand {
  protected readonly examples = ['rates import eurofxref-hist.csv', 'rates import eurofxref-hist.csv --allow-changes'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([file = '']: string[], { allowChanges = false }: Options): Promise<void> {
    await access(file).catch(() => {
      throw new CommandError(`${file} must be a readable file.`);
    });
    const [{ ReferenceModule }, { RateImportService }] = await Promise.all([
      import('../../reference/reference.module.js'),
      import('../../reference/rate-import.service.js'),
    ]);
    const { added, unchanged, changed } = await this.database.withApplication([ReferenceModule], async (app) => {
      this.terminal.showProgress(`Reading ${file} …`);
      return app.get(RateImportService).import(createReadStream(file), { allowChanges }, COMMAND_LINE);
    });
    this.terminal.writeResult(`Days added ${added}, unchanged ${unchanged}, changed ${changed}.\n`);
  }

  @Option({ flags: '--allow-changes', description: 'Overwrite rates that differ from the table.' })
  parseAllowChanges(): boolean {
    return true;
  }
}

@Command({ name: 'rates', description: 'Manage reference rates.', subCommands: [RatesImportCommand] })
export class RatesCommand extends CommandGroup {
  protected readonly examples = ['rates import eurofxref-hist.csv'];
}
