import { SubCommand, Command } from 'nest-commander';
import { isUuid } from '../../common/reference/text-forms.rules.js';
import { COMMAND_LINE, CommandGroup, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError, UsageError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { ScheduleListCommand } from './schedule-list.command.js';

@SubCommand({
  name: 'run',
  description: 'Run a schedule now, as if it were due, and print the path of its file.',
  arguments: '<id>',
  argsDescription: { id: 'Id of the schedule; the command schedule list shows it.' },
})
export class ScheduleRunCommand extends CrmCommand {
  protected readonly examples = ['schedule run 0199c000-0000-7000-8000-000000000701'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([id = '']: string[]): Promise<void> {
    if (!isUuid(id)) throw new UsageError(`${id} must be the id of a schedule.`);
    const [{ IdentityModule }, { ReportSchedulesModule }, { ReportScheduleService }] = await Promise.all([
      import('../../identity/identity.module.js'),
      import('../../reports/schedules/report-schedules.module.js'),
      import('../../reports/schedules/report-schedule.service.js'),
    ]);
    const run = await this.database.withApplication([IdentityModule, ReportSchedulesModule], async (app) => {
      this.terminal.showProgress('Creating the report …');
      return app.get(ReportScheduleService).runNow(id.toLowerCase(), COMMAND_LINE);
    });
    if (run.outcome === 'done') this.terminal.writeResult(`${run.folder}/${run.fileName}\n`);
    // Another instance may have taken up the run first.
    else if (run.errorCode === null)
      this.terminal.note(`An instance of the API is creating the report (run ${run.id}).`);
    else {
      const again = run.outcome === 'waiting' ? ' The API will try it again while it runs.' : '';
      throw new CommandError(`The run failed: ${run.errorCode}.${again}`);
    }
  }
}

@Command({
  name: 'schedule',
  description: 'Manage schedules of reports.',
  subCommands: [ScheduleListCommand, ScheduleRunCommand],
})
export class ScheduleCommand extends CommandGroup {
  protected readonly examples = ['schedule list', 'schedule run --help'];
}
