import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import type { MailLanguage, PlaceholderValues, TemplateKey } from './mail-template.constants.js';

/** The receiver of a mail. */
export interface MailRecipient {
  address: string;
  name: string | null;
  /** The contact who is the receiver; null for a user, and for a person without a contact. */
  contactId: string | null;
  /** The user who is the receiver. */
  userId?: string | null;
}

/** A file that is read when the mail is sent. */
export interface MailAttachmentSource {
  /** The name under which its reader was registered. */
  source: string;
  id: string;
}

/** A mail whose text is that of a template. */
export interface TemplateMail {
  key: TemplateKey;
  /** One of the languages of the template. */
  language: MailLanguage;
  recipient: MailRecipient;
  /** The values of the placeholders, except `link`. */
  values: PlaceholderValues;
  /**
   * The path of the link that stands for `{{link}}`, with its token: `/reset-password#pwl_…`. It is stored encrypted, and only
   * until the mail is sent or failed. The address of the application is put before it at sending.
   */
  secretPath?: string;
  attachment?: MailAttachmentSource;
  /** The records that the mail is about. */
  about?: Partial<Record<'leadId' | 'companyId' | 'activityId' | 'registrationId', string | null>>;
  /** The addresses to which an answer goes; without them that of the settings. */
  replyTo?: string[];
  /** The moment for which the mail is made. Only one mail of a template is made for a registration and a moment. */
  dueFor?: Date;
}

/** Stores mails in the outbox. `src/mail` has it. */
export interface OutgoingMailStore {
  /** Tells whether there is a mail server. Without one, mails are stored as not sent. */
  readonly isConfigured: boolean;
  /** Stores mails whose author is the actor of the transaction. They are sent after its commit. @returns their ids */
  add(tx: Tx, mails: readonly TemplateMail[]): Promise<string[]>;
  /** Returns those of some normalised addresses that do not take mail, because an earlier one came back. */
  findBounced(tx: Tx, addresses: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A file of a mail, as it is sent. */
export interface MailAttachmentFile {
  fileName: string;
  contentType: string;
  content: Buffer | Readable;
}

/** The user or the contact who receives a mail. */
export type MailReceiver = Required<Pick<MailRecipient, 'userId' | 'contactId'>>;

/** Reads the files of a feature, when their mails are sent. */
export interface MailAttachmentReader {
  /** Throws a coded error below 500 if the receiver may not get the file any more. */
  assertReceiver(id: string, receiver: MailReceiver): Promise<void>;
  /** Throws a coded error below 500 if the file does not exist any more. */
  read(id: string): Promise<MailAttachmentFile>;
}

/**
 * Lets features of lower layers, and readers, ask for mails in their transaction. The module of mail registers the outbox
 * when the application starts, and each feature whose files are attached registers their reader.
 */
@Injectable()
export class OutgoingMailRegistry implements OutgoingMailStore {
  private store?: OutgoingMailStore;
  private readonly readers = new Map<string, MailAttachmentReader>();

  register(store: OutgoingMailStore): void {
    this.store = store;
  }

  /** Adds the reader of a kind of files. @throws when the name is taken, which is a programming error */
  registerAttachments(source: string, reader: MailAttachmentReader): void {
    if (this.readers.has(source)) throw new Error(`The attachments ${source} have a reader already.`);
    this.readers.set(source, reader);
  }

  get isConfigured(): boolean {
    return this.store?.isConfigured ?? false;
  }

  async add(tx: Tx, mails: readonly TemplateMail[]): Promise<string[]> {
    return this.getStore().add(tx, mails);
  }

  async findBounced(tx: Tx, addresses: readonly string[]): Promise<ReadonlySet<string>> {
    return this.getStore().findBounced(tx, addresses);
  }

  /** Throws a coded error below 500 if the receiver of a mail may not get its file any more. */
  assertReceiver({ source, id }: MailAttachmentSource, receiver: MailReceiver): Promise<void> {
    return this.getReader(source).assertReceiver(id, receiver);
  }

  /** Reads a file that a mail names, if its receiver may still get it. */
  async readAttachment(attachment: MailAttachmentSource, receiver: MailReceiver): Promise<MailAttachmentFile> {
    await this.assertReceiver(attachment, receiver);
    return this.getReader(attachment.source).read(attachment.id);
  }

  private getReader(source: string): MailAttachmentReader {
    const reader = this.readers.get(source);
    if (!reader) throw new Error(`The attachments ${source} have no reader.`);
    return reader;
  }

  private getStore(): OutgoingMailStore {
    if (!this.store) throw new Error('The outbox of mails is not registered.');
    return this.store;
  }
}
