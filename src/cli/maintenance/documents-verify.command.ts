import { Command, SubCommand } from 'nest-commander';
import type { DamagedFile } from '../../documents/verification/document-verification.reader.js';
import { CommandGroup, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { CommandError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';

@SubCommand({
  name: 'verify',
  description:
    'Read every file of a document and compare its SHA-256 with that of its upload. It lists the files that differ, and then ' +
    'its exit code is 1. The application may run meanwhile.',
})
export class DocumentsVerifyCommand extends CrmCommand {
  protected readonly examples = ['documents verify'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run(): Promise<void> {
    const [{ ReadTransaction }, { verifyDocuments }] = await Promise.all([
      import('../../database/transactions/read.transaction.js'),
      import('../../documents/verification/document-verification.reader.js'),
    ]);
    const { files, bytes, damaged } = await this.database.withApplication([], (app) =>
      verifyDocuments(app.get(ReadTransaction), (progress) =>
        this.terminal.showProgress(`${progress.files} files, ${formatMegabytes(progress.bytes)}`),
      ),
    );
    const read = `${files === 1 ? '1 file' : `${files} files`}, ${formatMegabytes(bytes)}`;
    if (damaged.length === 0) {
      this.terminal.writeResult(`Verified ${read}: every file is as it was uploaded.\n`);
      return;
    }
    this.terminal.writeResult(damaged.map((file) => describeFile(file)).join(''));
    throw new CommandError(
      `Verified ${read}: ${damaged.length === 1 ? '1 of them differs' : `${damaged.length} of them differ`} from what was ` +
        'uploaded. Restore a backup beside this database, take the files from there and upload them as new versions.',
    );
  }
}

function formatMegabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`;
}

function describeFile({ documentId, title, number, fileName, difference }: DamagedFile): string {
  return `document ${documentId} ${JSON.stringify(title)}, version ${number}: ${JSON.stringify(fileName)} ${difference}\n`;
}

@Command({ name: 'documents', description: 'Verify the files of documents.', subCommands: [DocumentsVerifyCommand] })
export class DocumentsCommand extends CommandGroup {
  protected readonly examples = ['documents verify'];
}
