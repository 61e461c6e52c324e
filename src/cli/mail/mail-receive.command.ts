import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, SubCommand } from 'nest-commander';
import { CodedError } from '../../common/errors/domain.errors.js';
import { MAX_MESSAGE_MB } from '../../mail/inbound/model/inbound-mail.constants.js';
import { CommandGroup, CrmCommand } from '../runtime/cli.command.js';
import { CliDatabaseClient } from '../runtime/cli-database.client.js';
import { DataError, TemporaryError, UsageError } from '../runtime/cli.errors.js';
import { TerminalClient } from '../runtime/terminal.client.js';

const MAX_BYTES = MAX_MESSAGE_MB * 1_048_576;
/** The errors that say what a message is. Only they refuse it for good. */
const MESSAGE_ERRORS = ['inbound_mail.not_a_mail', 'inbound_mail.too_large'];
const TOO_LARGE = `The message must have at most ${MAX_MESSAGE_MB} MB.`;

@SubCommand({
  name: 'receive',
  arguments: '[file]',
  argsDescription: { file: 'The message as it was received. Default: standard input.' },
  description:
    'Receive a mail that the mail server passes on, and file it. Its exit code is 75 if that fails for now, so that the ' +
    'server tries again; 65 if the message can never be stored.',
})
export class MailReceiveCommand extends CrmCommand {
  protected readonly examples = ['mail receive < message.eml', 'mail receive message.eml'];

  constructor(
    private readonly database: CliDatabaseClient,
    private readonly terminal: TerminalClient,
  ) {
    super();
  }

  async run([file]: string[]): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'locate-pipe-'));
    try {
      const path = join(folder, 'message');
      await storeMessage(file === undefined ? this.terminal.input : createReadStream(file), path);
      const { mail, isNew } = await this.receive(path);
      const outcome = [mail.state, mail.reason].filter(Boolean).join(' ');
      this.terminal.writeResult(`${mail.id}\t${isNew ? outcome : `${outcome} (known)`}\n`);
    } catch (error) {
      throw classifyError(error);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  private async receive(path: string) {
    const [{ IdentityModule }, { MailModule }, { InboundReceivingService }] = await Promise.all([
      import('../../identity/identity.module.js'),
      import('../../mail/mail.module.js'),
      import('../../mail/inbound/records/inbound-receiving.service.js'),
    ]);
    return this.database.withApplication([IdentityModule, MailModule], (app) =>
      app.get(InboundReceivingService).receiveLocal(path, null, new AbortController().signal),
    );
  }
}

@Command({ name: 'mail', description: 'Receive mails.', subCommands: [MailReceiveCommand] })
export class MailCommand extends CommandGroup {
  protected readonly examples = ['mail receive < message.eml'];
}

/** Stores a message on the disk, where its parser reads it. @throws UsageError if there is none, CodedError if it is too large */
async function storeMessage(source: Readable, path: string): Promise<void> {
  let size = 0;
  const limitSize = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > MAX_BYTES) throw new CodedError('inbound_mail.too_large', TOO_LARGE);
      yield chunk;
    }
  };
  try {
    await pipeline(source, limitSize, createWriteStream(path));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' || code === 'EISDIR' ? new UsageError(`The file cannot be read: ${message}`) : error;
  }
}

/** Decides whether the mail server tries again. A failure that is not known can be better in some minutes. */
function classifyError(error: unknown): Error {
  if (error instanceof UsageError) return error;
  if (error instanceof CodedError && MESSAGE_ERRORS.includes(error.code)) return new DataError(error.message);
  return new TemporaryError(error instanceof Error ? error.message : String(error));
}
