import { SubCommand } from 'nest-commander';
import { isUuid } from '../common/reference/uuid.js';
import { CrmCommand } from './cli.command.js';
import { CliDatabase } from './cli.database.js';
import { CommandError, UsageError } from './cli.failure.js';
import { Terminal } from './cli.terminal.js';
import { COMMAND_LINE } from './command.actor.js';

@SubCommand({
  name: 'run',
  description: 'Make the report of a schedule now, as if it were due, and name the file.',
  arguments: '<id>',
  argsDescription: { id: 'Id of the schedule, as schedule list shows it.' },
})
export class ScheduleRunCommand extends CrmCommand {
  protected readonly examples = ['schedule run 0199c000-0000-7000-8000-000000000701'];

  constructor(
    private readonly database: CliDatabase,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  async run([id = '']: string[]): Promise<void> {
    if (!isUuid(id)) throw new UsageError(`${id} is no id of a schedule.`);
    const [{ ReportSchedulesModule }, { ReportSchedules }] = await Promise.all([
      import('../reports/schedules/report-schedules.module.js'),
      import('../reports/schedules/report-schedule.service.js'),
    ]);
    const run = await this.database.application([ReportSchedulesModule], async (app) => {
      this.terminal.progress('Making the report …');
      return app.get(ReportSchedules).runNow(id.toLowerCase(), COMMAND_LINE);
    });
    if (run.outcome === 'done') this.terminal.result(`${run.folder}/${run.fileName}\n`);
    // Another instance may have been quicker to take it up.
    else if (run.errorCode === null) this.terminal.note(`An instance of the API is making it (run ${run.id}).`);
    else {
      const again = run.outcome === 'waiting' ? ' It is tried again while the API runs.' : '';
      throw new CommandError(`It failed: ${run.errorCode}.${again}`);
    }
  }
}
