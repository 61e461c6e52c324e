import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { Command, Option } from 'nest-commander';
import { isUUID } from 'class-validator';
import { StreamedBody } from '../../common/http/streamed-body.dto.js';
import { TEXT_ENCODINGS } from '../../imports/files/table-file.constants.js';
import { COMMAND_LINE, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError, UsageError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';

interface Options {
  connection?: string;
  formId?: string;
  mapping?: string;
  sheet?: string;
  headingRow?: string;
  encoding?: string;
  separator?: string;
  dryRun?: boolean;
}

@Command({
  name: 'import',
  arguments: '<entity-or-file> [file]',
  argsDescription: {
    'entity-or-file': 'The kind of records, such as companies; with --connection the file.',
    file: 'A csv file or an Excel workbook.',
  },
  description:
    'Import records from a file of another system. With --connection, import the list of registrations that a form lets you download (CSV).',
})
export class ImportCommand extends CrmCommand {
  protected readonly examples = [
    'import companies companies.xlsx --dry-run',
    'import companies companies.xlsx --mapping mapping.json',
    'import companies companies.xlsx --sheet "Bedrijven 2025" --heading-row 3',
    'import export.csv --connection 0199c000-0000-7000-8000-000000000601 --dry-run',
  ];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([first = '', second]: string[], options: Options): Promise<void> {
    const { connection } = options;
    const file = connection === undefined ? second : first;
    if (file === undefined) throw new UsageError('Name the kind of records and the file, or a file and --connection.');
    if (connection !== undefined && !isUUID(connection)) {
      throw new UsageError('--connection: it must be the id of a connection.');
    }
    await access(file).catch(() => {
      throw new CommandError(`${file} must be a readable file.`);
    });
    if (connection === undefined) await this.importRecords(first, file, options);
    else await this.importRegistrations(file, connection, options);
  }

  private async importRecords(
    entity: string,
    file: string,
    { mapping: mappingFile, sheet, headingRow, encoding, separator, dryRun = false }: Options,
  ): Promise<void> {
    const given = Object.entries({ sheet, headingRow, encoding, separator }).filter(([, value]) => value !== undefined);
    const reading = Object.fromEntries(given);
    const [{ IdentityModule }, { ImportsModule }, { importRecords }] = await Promise.all([
      import('../../identity/identity.module.js'),
      import('../../imports/imports.module.js'),
      import('./record-import.runner.js'),
    ]);
    const counts = await this.database.withApplication([IdentityModule, ImportsModule], async (app) => {
      this.terminal.showProgress(`Reading ${file} …`);
      return importRecords(app, { entity, file, reading, dryRun, mappingFile }, (line) =>
        this.terminal.writeResult(`${line}\n`),
      );
    });
    this.noteCounts(counts, dryRun);
  }

  private async importRegistrations(
    file: string,
    connection: string,
    { formId, dryRun = false }: Options,
  ): Promise<void> {
    const [{ IdentityModule }, { IntakeModule }, { RegistrationImportService }] = await Promise.all([
      import('../../identity/identity.module.js'),
      import('../../intake/intake.module.js'),
      import('../../intake/import/registration-import.service.js'),
    ]);
    const upload = new StreamedBody({ 'content-type': 'text/csv' }, createReadStream(file));
    const { rows, counts } = await this.database.withApplication([IdentityModule, IntakeModule], async (app) => {
      this.terminal.showProgress(`Reading ${file} …`);
      return app
        .get(RegistrationImportService)
        .importFile(
          connection,
          { body: upload, signal: new AbortController().signal },
          { dryRun, formId: formId ?? null },
          COMMAND_LINE,
        );
    });
    for (const { line, outcome, externalId, reason } of rows) {
      if (outcome !== 'known') this.terminal.writeResult(`${[line, outcome, externalId ?? reason].join('\t')}\n`);
    }
    this.noteCounts({ ...counts }, dryRun);
  }

  private noteCounts(counts: Record<string, number>, dryRun: boolean): void {
    const texts = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    this.terminal.note(`${dryRun ? 'Nothing was stored. ' : ''}${texts.join(', ')}.`);
  }

  @Option({ flags: '--connection <id>', description: 'Id of the connection of the form.' })
  parseConnection(value: string): string {
    return value;
  }

  @Option({ flags: '--mapping <file>', description: 'JSON with the settings of the import, such as the mapping.' })
  parseMapping(value: string): string {
    return value;
  }

  @Option({
    flags: '--sheet <name>',
    description: 'The sheet of a workbook. Default: the visible one with most columns.',
  })
  parseSheet(value: string): string {
    return value;
  }

  @Option({ flags: '--heading-row <number>', description: 'The row with the headings, as the sheet counts.' })
  parseHeadingRow(value: string): string {
    return value;
  }

  @Option({
    flags: '--encoding <name>',
    description: `The encoding of a csv file: one of ${TEXT_ENCODINGS.join(', ')}.`,
  })
  parseEncoding(value: string): string {
    return value;
  }

  @Option({ flags: '--separator <name>', description: 'The separator of a csv file: comma, semicolon or tab.' })
  parseSeparator(value: string): string {
    return value;
  }

  @Option({ flags: '--form-id <id>', description: "The form's id at the provider, if the file does not contain it." })
  parseFormId(value: string): string {
    return value;
  }

  @Option({ flags: '--dry-run', description: 'Only show the result of each row and store nothing.' })
  parseDryRun(): boolean {
    return true;
  }
}
