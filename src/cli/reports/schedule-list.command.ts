import { SubCommand } from 'nest-commander';
import { parseListRequest } from '../../common/lists/list-request.rules.js';
import { reportScheduleList } from '../../reports/schedules/report-schedule.list.js';
import type { ReportScheduleView } from '../../reports/schedules/report-schedule.view.js';
import { COMMAND_LINE, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { TerminalClient } from '../runtime/terminal.client.js';

const HEADINGS = ['ID', 'NEXT DUE', 'LAST RUN', 'NAME'];

@SubCommand({
  name: 'list',
  description:
    'List the schedules of reports, one per line under a line of headings, tab-separated: id, next due time (- if it is ' +
    'off), outcome of the last run, name.',
})
export class ScheduleListCommand extends CrmCommand {
  protected readonly examples = ['schedule list'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(): Promise<void> {
    const { ListReader } = await import('../../common/lists/list.reader.js');
    await this.database.withApplication([], async (app) => {
      this.terminal.writeResult(`${HEADINGS.join('\t')}\n`);
      const rows = await app
        .get(ListReader)
        .readRows(reportScheduleList, parseListRequest(reportScheduleList, {}), COMMAND_LINE);
      for await (const row of rows) {
        const { id, nextDueAt, lastOutcome, name } = row as ReportScheduleView;
        this.terminal.writeResult(`${[id, nextDueAt?.toISOString() ?? '-', lastOutcome ?? '-', name].join('\t')}\n`);
      }
    });
  }
}
