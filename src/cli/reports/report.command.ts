import type { Type } from '@nestjs/common';
import { Command, Option, SubCommand } from 'nest-commander';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { REPORTS } from '../../reports/engine/report-catalogue.registry.js';
import type { ReportDefinition } from '../../reports/definition/report-definition.rules.js';
import { listParameters, parseReportRequest } from '../../reports/definition/report-parameters.rules.js';
import { CommandGroup, type Commander, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { toUsageError, toKebabCase, UsageError } from '../runtime/cli.errors.js';
import { InterruptionHandler } from '../runtime/interruption.handler.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { writeFileAtomic } from '../runtime/atomic-file.store.js';

/** Creates the command of one report. Options and help derive from its definition. */
function createReportCommand(report: ReportDefinition): Type<CrmCommand> {
  @SubCommand({ name: report.name, description: `${report.title.en}. ${report.description.en}` })
  class OneReportCommand extends CrmCommand {
    protected readonly examples = [
      `report ${report.name}`,
      `report ${report.name} --as-of 2026-10-31 --format csv --out ${report.name}_2026-10-31.csv`,
    ];

    constructor(
      private readonly database: CliDatabaseClient,
      private readonly interruption: InterruptionHandler,
      private readonly terminal: TerminalClient,
    ) {
      super();
    }

    override setCommand(command: Commander): this {
      for (const { name, type, values, default: fallback, description } of listParameters(report)) {
        const choice = values ? ` One of ${values.join(', ')}.` : '';
        command.option(
          `--${toKebabCase(name)} <${type === 'date' ? 'YYYY-MM-DD' : toKebabCase(name)}>`,
          `${description}${choice} Default: ${fallback}.`,
        );
      }
      command.option('--out <file>', 'File to write atomically. Default: standard output.');
      command.addHelpText('after', () => `\nColumns:\n${formatColumns(report, command)}`);
      return super.setCommand(command);
    }

    async run(): Promise<void> {
      const { out, ...given } = this.command.opts<Record<string, string>>();
      checkParameters(report, given);
      const [{ ReportsModule }, { ReportReader }] = await Promise.all([
        import('../../reports/reports.module.js'),
        import('../../reports/engine/report.reader.js'),
      ]);
      const file = await this.database.withApplication([ReportsModule], async (app) => {
        this.terminal.showProgress('Reading the history …');
        return app.get(ReportReader).createFile(report, given);
      });
      if (out === undefined) return this.terminal.writeResult(file.content);
      await writeFileAtomic(out, file.content, this.interruption);
      this.terminal.note(`Wrote ${out}.`);
    }
  }
  // nest-commander distinguishes subcommands by the names of their classes.
  Object.defineProperty(OneReportCommand, 'name', { value: `ReportCommand ${report.name}` });
  return OneReportCommand;
}

/**
 * Validates the parameters before the database is opened.
 * @throws UsageError that names every wrong one
 */
function checkParameters(report: ReportDefinition, given: Record<string, string>): void {
  try {
    parseReportRequest(report, given, getLocalDate(AGENCY_ZONE, new Date()));
  } catch (error) {
    throw toUsageError(error);
  }
}

function formatColumns(report: ReportDefinition, command: Commander): string {
  const width = Math.max(...report.columns.map(({ name }) => name.length)) + 2;
  const lines = report.columns.map(({ name, unit, definition }) => `${name.padEnd(width)}${unit}: ${definition.en}`);
  return lines.map((line) => `  ${command.createHelp().wrap(line, HELP_WIDTH, width + 2)}`).join('\n');
}

/** Characters in a line of the help. */
const HELP_WIDTH = 100;

/** A command for every report. */
export const REPORT_COMMANDS = REPORTS.map((report) => createReportCommand(report));

@Command({ name: 'report', description: 'Create a report, as the API does.', subCommands: REPORT_COMMANDS })
export class ReportCommand extends CommandGroup {
  protected readonly examples = ['report --list', ...REPORTS.map(({ name }) => `report ${name} --help`)];

  constructor(private readonly terminal: TerminalClient) {
    super();
  }

  override setCommand(command: Commander): this {
    super.setCommand(command);
    // The options of an unknown report are not checked, because the error is its name.
    command.allowUnknownOption();
    command.allowExcessArguments(true);
    return this;
  }

  override async run([name]: string[] = [], { list }: { list?: boolean } = {}): Promise<void> {
    if (name !== undefined) {
      throw new UsageError(
        `The report must be one of ${REPORTS.map((report) => report.name).join(', ')}, not ${name}.`,
      );
    }
    if (!list) return super.run();
    const width = Math.max(...REPORTS.map(({ name }) => name.length)) + 2;
    for (const { name, title } of REPORTS) this.terminal.writeResult(`${name.padEnd(width)}${title.en}\n`);
  }

  @Option({ flags: '--list', description: 'List the reports, one per line.' })
  parseList(): boolean {
    return true;
  }
}
