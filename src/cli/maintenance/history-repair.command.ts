import { Command, Option, SubCommand } from 'nest-commander';
import type { FutureVersions } from '../../database/history/future-versions.queries.js';
import { COMMAND_LINE, CommandGroup, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { TerminalClient } from '../runtime/terminal.client.js';

interface Options {
  dryRun?: boolean;
}

@SubCommand({
  name: 'repair',
  description:
    'Find versions of records that begin later than now, which an instance with a wrong clock stored, and date them to now. ' +
    'Figures of past days stay as they are.',
})
export class HistoryRepairCommand extends CrmCommand {
  protected readonly examples = ['history repair --dry-run', 'history repair'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(_arguments: string[], { dryRun = false }: Options): Promise<void> {
    const { FutureVersionsService } = await import('../../database/history/future-versions.service.js');
    const found = await this.database.withApplication([], (app) => {
      const service = app.get(FutureVersionsService);
      return dryRun ? service.find() : service.repair(COMMAND_LINE);
    });
    if (found.length === 0) {
      this.terminal.writeResult('No version begins later than now; nothing to do.\n');
      return;
    }
    const end = dryRun ? 'Nothing was changed.' : 'They are valid from now on.';
    this.terminal.writeResult(`${found.map((record) => describeRecord(record)).join('')}${end}\n`);
  }

  @Option({ flags: '--dry-run', description: 'Name the records and change nothing.' })
  parseDryRun(): boolean {
    return true;
  }
}

function describeRecord({ entityType, id, label, versions, latest }: FutureVersions): string {
  const name = label === null ? id : `${id} "${label}"`;
  const count = versions === 1 ? '1 version' : `${versions} versions`;
  return `${entityType} ${name}: ${count}, the last one of ${latest.toISOString()}\n`;
}

@Command({ name: 'history', description: 'Repair the history of records.', subCommands: [HistoryRepairCommand] })
export class HistoryCommand extends CommandGroup {
  protected readonly examples = ['history repair'];
}
