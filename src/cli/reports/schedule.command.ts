import { Command } from 'nest-commander';
import { CommandGroup } from '../runtime/cli.command.js';
import { ScheduleListCommand } from './schedule-list.command.js';
import { ScheduleRunCommand } from './schedule-run.command.js';

@Command({
  name: 'schedule',
  description: 'Manage schedules of reports.',
  subCommands: [ScheduleListCommand, ScheduleRunCommand],
})
export class ScheduleCommand extends CommandGroup {
  protected readonly examples = ['schedule list', 'schedule run --help'];
}
