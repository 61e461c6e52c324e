import { Inject, Injectable } from '@nestjs/common';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { SETTINGS } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings.factory.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { DocumentUploadService } from '../../../documents/uploads/document-upload.service.js';
import type { ReceivedFile } from '../../../documents/uploads/document-file.store.js';
import type { InboundAttachment } from '../model/inbound-mail.entity.js';
import { MailParsingClient } from '../parsing/mail-parsing.client.js';
import type { DeliveryReport, MailHead, ParsedAttachment } from '../parsing/parsed-mail.rules.js';
import { removeTag } from './filing.rules.js';
import { type Colleague, findColleagues } from './inbound-matching.queries.js';
import { listAddresses, type SelectedMessage, selectMessage } from './selected-message.rules.js';

/** An attachment that was read: a file that can become a document, or the reason why it cannot. */
export type ReadAttachment = InboundAttachment & { file: ReceivedFile | null };

/** A message that was received, as far as it could be read. */
export interface InboundMessage {
  /** The headers of the mail itself. */
  head: MailHead;
  /** The message that it brings; null if it cannot be read. */
  selected: SelectedMessage | null;
  /** The text without quoted history. */
  visibleText: string;
  report: DeliveryReport | null;
  /** All addresses of the mail, by which an erasure finds its bytes. */
  addresses: string[];
  attachments: ReadAttachment[];
  /** The user in the header From, if there is one. */
  sender: Colleague | null;
}

/** Reads received messages. Nothing here needs a transaction, so that none waits for the parser or for a scanner. */
@Injectable()
export class InboundMessageReader {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly sql: SqlClient,
    private readonly parser: MailParsingClient,
    private readonly uploads: DocumentUploadService,
  ) {}

  /**
   * Reads a message while `use` runs; its attachments are files until then.
   * @throws 422 `inbound_mail.not_a_mail`, 503 if the parser or the scanner for viruses fails, and the errors of `use`
   */
  async withMessage<T>(path: string, signal: AbortSignal, use: (message: InboundMessage) => Promise<T>): Promise<T> {
    const head = await this.parser.parseHead(path);
    if (!head?.hasFrom) throw createNotAMailError();
    return this.parser.withParsed(path, async (parsed) => {
      const addresses = parsed ? listAddresses(parsed) : [head.from?.address ?? ''];
      const colleagues = await findColleagues(this.sql, [...new Set(addresses)]);
      const sender = colleagues.find(({ email }) => email === head.from?.address) ?? null;
      const emails = new Set(colleagues.map(({ email }) => email));
      const isColleague = (address: string) => emails.has(address) || this.isOurAddress(address);
      const selected = parsed && selectMessage(parsed, isColleague);
      return use({
        head,
        selected,
        visibleText: selected ? await this.readVisibleText(selected) : '',
        report: parsed?.report ?? null,
        addresses: parsed?.addresses ?? [],
        attachments: selected ? await this.readAttachments(selected, signal) : [],
        sender,
      });
    });
  }

  /** Tells whether an address is one of the application, with any tag after a `+`. */
  private isOurAddress(address: string): boolean {
    const { mailServer, mailReplyTo, mailInboundAddress } = this.settings;
    const known = [mailServer?.from.address, mailReplyTo?.address, mailInboundAddress?.address];
    return known.includes(address) || known.includes(removeTag(address));
  }

  /** Reads what the authors have typed: the remark of a colleague, and the message that it brings. */
  private async readVisibleText({ ownTexts }: SelectedMessage): Promise<string> {
    const texts: string[] = [];
    for (const text of ownTexts) texts.push(await this.parser.readVisibleText(text));
    return texts.filter((text) => text !== '').join('\n\n');
  }

  private async readAttachments(
    { attachments, omittedAttachments }: SelectedMessage,
    signal: AbortSignal,
  ): Promise<ReadAttachment[]> {
    const read: ReadAttachment[] = [];
    for (const attachment of attachments) read.push(await this.readAttachment(attachment, signal));
    if (omittedAttachments > 0) {
      const fileName = `${omittedAttachments} more files`;
      read.push({
        fileName,
        size: 0,
        documentId: null,
        problem: 'A mail can have at most 50 attachments.',
        file: null,
      });
    }
    return read;
  }

  private async readAttachment(attachment: ParsedAttachment, signal: AbortSignal): Promise<ReadAttachment> {
    const { fileName, size } = attachment;
    const facts = { fileName, size, documentId: null };
    if (size === 0) return { ...facts, problem: 'The file is empty.', file: null };
    try {
      return { ...facts, problem: null, file: await this.uploads.receiveFile(attachment, signal) };
    } catch (error) {
      // A scanner that does not answer may answer later, so the whole mail waits.
      if (!(error instanceof CodedError) || error.status >= 500) throw error;
      return { ...facts, problem: error.message, file: null };
    }
  }
}

function createNotAMailError(): CodedError {
  const code = 'inbound_mail.not_a_mail';
  const detail = 'The file is not a mail: it has no header From. Send the message as it was received (.eml).';
  return new CodedError(code, detail, [{ pointer: '/file', code, detail }]);
}
