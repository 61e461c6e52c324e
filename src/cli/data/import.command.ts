import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { Command, Option } from 'nest-commander';
import { isUUID } from 'class-validator';
import { StreamedBody } from '../../common/http/streamed-body.dto.js';
import { CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError, UsageError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';
import { COMMAND_LINE } from '../runtime/command-actor.constants.js';

interface Options {
  connection: string;
  formId?: string;
  dryRun?: boolean;
}

@Command({
  name: 'import',
  arguments: '<file>',
  argsDescription: { file: 'The CSV file in UTF-8.' },
  description:
    'Import the list of registrations that a form lets you download (CSV). Only registrations that are not yet known are imported.',
})
export class ImportCommand extends CrmCommand {
  protected readonly examples = ['import export.csv --connection 0199c000-0000-7000-8000-000000000601 --dry-run'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([file = '']: string[], { connection, formId, dryRun = false }: Options): Promise<void> {
    if (!isUUID(connection)) throw new UsageError('--connection: it must be the id of a connection.');
    await access(file).catch(() => {
      throw new CommandError(`${file} must be a readable file.`);
    });
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
        .importFile(connection, upload, { dryRun, formId: formId ?? null }, COMMAND_LINE);
    });
    for (const { line, outcome, externalId, reason } of rows) {
      if (outcome !== 'known') this.terminal.writeResult(`${[line, outcome, externalId ?? reason].join('\t')}\n`);
    }
    const told = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
    this.terminal.note(`${dryRun ? 'Nothing was stored. ' : ''}${told.join(', ')}.`);
  }

  @Option({ flags: '--connection <id>', description: 'Id of the connection of the form.', required: true })
  parseConnection(value: string): string {
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
