import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { assertNoErrors, CodedError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings.factory.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { LeadsService } from '../../leads/records/leads.service.js';
import { TemplateMailRenewalService } from '../automatic/template-mail-renewal.service.js';
import { assertMayChangeMail } from '../audience/mailing-audience.policy.js';
import type { MailState } from '../model/mail.constants.js';
import { Mail } from '../model/mail.entity.js';
import { MAIL_WITH_TEXT, mailList } from '../model/mail.list.js';
import type { MailBatchView, MailPreviewBatchView, MailView } from '../model/mail.view.js';
import { readAttachedVersions } from '../outgoing/mail-attempt.queries.js';
import { MailReplyToReader } from '../outgoing/mail-reply-to.reader.js';
import { buildMailAuditLine } from '../outgoing/mail-audit.rules.js';
import { type AttachedDocument, MailOutboxStore, type NewMail } from '../outgoing/mail-outbox.store.js';
import { readPausedUntil } from '../settings/mail-server-state.queries.js';
import { buildShownImages } from '../text/mail-images.rules.js';
import { readAgencyContact, type AgencySettings } from '../text/agency-contact.rules.js';
import { renderHtml, renderPlainText } from '../text/mail-html.rules.js';
import { chooseLanguage } from '../text/mail-language.rules.js';
import { chooseReason } from '../templates/mail-reason.rules.js';
import { readAttachments } from './mail-documents.policy.js';
import { MailRecipientReader, type ReachableRecipient, type SortedRecipients } from './mail-recipient.reader.js';
import { describeSkip } from './mail-recipient.rules.js';
import type { CreateMails } from './mail.dto.js';
import { resolveSendAt } from './send-at.rules.js';

/** The states of mails that can be sent again. */
const RESENDABLE: readonly MailState[] = ['failed', 'not_sent', 'sent'];

/** The facts about a mail that a person writes to one contact. */
const ONE_OFF = { purpose: 'transactional', templateKey: null, mailingId: null } as const;

/** The state of a mail that a user has cancelled. */
const CANCELLED = { state: 'cancelled', reason: 'cancelled_by_user' } as const;

/** The subject of a mail. */
type MailSubject = Pick<Mail, 'leadId' | 'companyId' | 'activityId'>;

/** The mails that a request makes, before they are stored. */
interface PreparedMails extends Pick<SortedRecipients, 'skipped'> {
  mails: (NewMail & { contactId: string; toName: string })[];
}

/** Service for the mails that a person writes to contacts, and for the log of all mails. */
@Injectable()
export class MailService {
  constructor(
    @Inject(SETTINGS) private readonly settings: AgencySettings & Pick<Settings, 'mailServer'>,
    private readonly sql: SqlClient,
    private readonly leads: LeadsService,
    private readonly recipients: MailRecipientReader,
    private readonly outbox: MailOutboxStore,
    private readonly replyTo: MailReplyToReader,
    private readonly renewals: TemplateMailRenewalService,
  ) {}

  /** Returns a mail with its text. @throws 404 */
  read(id: string, actor: Actor): Promise<MailView> {
    return readMail(this.sql, id, actor);
  }

  /**
   * Stores a mail to each contact that can get one.
   * @throws 422 for unknown contacts, documents that cannot be attached, and a wrong time
   */
  async create(tx: Tx, body: CreateMails): Promise<MailBatchView> {
    const { mails: prepared, skipped } = await this.prepare(tx, body);
    const ids = await this.outbox.add(tx, prepared);
    const mails: MailView[] = [];
    for (const id of ids) mails.push(await readMail(tx.sql, id, tx.actor));
    return { mails, skipped };
  }

  /** Stores a mail to one contact as not sent, whatever the settings are. The demo writes to nobody. */
  async createUnsent(tx: Tx, body: CreateMails, id: string): Promise<void> {
    const { mails } = await this.prepare(tx, body);
    await this.outbox.add(tx, [{ ...mails[0]!, id, sendAt: null }]);
  }

  /**
   * Returns the mails that {@link create} would store, as their readers would see them, and whether they would be sent.
   * @throws 422 as there
   */
  async buildPreviews(tx: Tx, body: CreateMails): Promise<MailPreviewBatchView> {
    const { mails, skipped } = await this.prepare(tx, body);
    const authorName = tx.actor.kind === 'user' ? tx.actor.name : null;
    return {
      mails: mails.map(({ contactId, toAddress, toName, language, replyTo, subject, bodyText }) => {
        const text = {
          language,
          subject,
          bodyText,
          why: chooseReason({ language, ...ONE_OFF, contactId, authorName }),
          ...readAgencyContact(this.settings),
        };
        const rendered = { text: renderPlainText(text), html: renderHtml(text, buildShownImages(null)) };
        return { contactId, toAddress, toName, language, replyTo, subject, ...rendered };
      }),
      skipped,
      isConfigured: this.settings.mailServer !== undefined,
      pausedUntil: await readPausedUntil(tx.sql, tx.now),
    };
  }

  /** Cancels a queued mail. @throws 403 `mailing.audience_not_allowed`, 404, 409 `mail.not_queued` */
  async cancel(tx: Tx, id: string): Promise<MailView> {
    const mail = await this.lockChangeable(tx, id);
    if (mail.state !== 'queued') {
      throw new CodedError('mail.not_queued', `The mail is not waiting any more: it is ${toWords(mail.state)}.`);
    }
    await tx.manager.update(Mail, { id }, { ...CANCELLED, nextAttemptAt: null, tokenEncrypted: null });
    const changes = { state: { before: 'queued', after: 'cancelled' } };
    await tx.audit(buildMailAuditLine(mail, 'cancelled', changes));
    return readMail(tx.sql, id, tx.actor);
  }

  /**
   * Makes a mail anew, with the present address of the contact and the present versions of the documents, or with the
   * present text of its template.
   * @throws 403 `mailing.audience_not_allowed`, 404, 409 `mail.not_resendable`, 422 `mail.recipient_unreachable` and for documents that cannot be attached
   */
  async sendAgain(tx: Tx, id: string): Promise<MailView> {
    const mail = await this.lockChangeable(tx, id);
    const { state, leadId, batchId, mailingId, templateKey, registrationId, purpose, subject, bodyText } = mail;
    // The text of a mailing is that which everybody else has got.
    if (RESENDABLE.includes(state) && templateKey !== null && mailingId === null) {
      const newId = await this.renewals.renew(tx, { ...mail, templateKey });
      return readMail(tx.sql, newId, tx.actor);
    }
    if (!RESENDABLE.includes(state) || (mail.contactId === null && mailingId === null)) {
      const detail = `Only a mail to a contact that was sent, failed or was not sent can be sent again: this one is ${toWords(state)}.`;
      throw new CodedError('mail.not_resendable', detail);
    }
    const address = await this.readPresentAddress(tx, mail);
    const documentIds = (await readAttachedVersions(tx.sql, id)).map(({ documentId }) => documentId);
    const documents = await readAttachments(tx, documentIds, leadId);
    const about = { leadId, companyId: mail.companyId, activityId: mail.activityId, registrationId };
    const given = { batchId, mailingId, templateKey, purpose, subject, bodyText, ...about };
    const replyTo = await this.replyTo.read(tx, leadId);
    const [newId] = await this.outbox.add(tx, [{ ...given, documents, replyTo, sendAt: tx.now, ...address }]);
    return readMail(tx.sql, newId!, tx.actor);
  }

  /**
   * Returns the address to which a mail is sent again: the present one of the contact, or that of the registration that the
   * mail is about. @throws 422 `mail.recipient_unreachable`
   */
  private async readPresentAddress(tx: Tx, mail: Mail) {
    const { contactId, registrationId, purpose, language, toAddress, toName } = mail;
    if (contactId === null || (registrationId !== null && purpose === 'transactional')) {
      const code = await this.recipients.findAddressProblem(tx, toAddress, purpose);
      assertReachable('/toAddress', code && describeSkip({ fullName: toName ?? toAddress }, code));
      return { contactId, toAddress, toName, language };
    }
    const { reachable, skipped } = await this.recipients.read(tx, [contactId], purpose);
    assertReachable('/contactId', skipped[0]?.detail ?? null);
    return buildAddress(reachable[0]!, language);
  }

  private async prepare(tx: Tx, body: CreateMails): Promise<PreparedMails> {
    const about = await this.resolveSubject(tx, body);
    const sendAt = resolveSendAt(body.sendAt, tx.now);
    const documents: AttachedDocument[] = await readAttachments(tx, body.documentIds ?? [], about.leadId);
    const { reachable, skipped } = await this.recipients.read(tx, body.contactIds, 'transactional');
    const replyTo = await this.replyTo.read(tx, about.leadId);
    const { subject, body: bodyText } = body;
    const given = { batchId: uuidv7(), purpose: 'transactional', subject, bodyText, ...about } as const;
    const common = { ...given, documents, replyTo, sendAt };
    const mails = reachable.map((recipient) => ({ ...common, ...buildAddress(recipient, body.language) }));
    return { mails, skipped };
  }

  /** Checks what a mail is about. One about a lead is also about its company, unless the body names another one. */
  private async resolveSubject(tx: Tx, body: CreateMails): Promise<MailSubject> {
    const { leadId = null, companyId = null, activityId = null } = body;
    const lead = leadId === null ? null : await this.leads.getVisibleLead(tx, leadId, '/leadId');
    await assertReferences(tx, [
      { table: 'company', id: companyId, pointer: '/companyId' },
      { table: 'activity', id: activityId, pointer: '/activityId' },
    ]);
    return { leadId, companyId: companyId ?? lead?.companyId ?? null, activityId };
  }

  /**
   * Locks a mail that the actor may see. One of a mailing needs the rights of the mailing.
   * @throws 403 `mailing.audience_not_allowed`, 404
   */
  private async lockChangeable(tx: Tx, id: string): Promise<Mail> {
    await readRecord(tx.sql, mailList, 'mail', id, tx.actor, mailList.id);
    const mail = await tx.manager.findOne(Mail, { where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!mail) throw createNotFoundError('mail', id);
    if (mail.mailingId !== null) await assertMayChangeMail(tx, mail.mailingId);
    return mail;
  }
}

function readMail(sql: SqlClient, id: string, actor: Actor): Promise<MailView> {
  return readRecord<MailView & Record<string, unknown>>(sql, mailList, 'mail', id, actor, MAIL_WITH_TEXT);
}

function buildAddress(
  { id, email, fullName, languages }: ReachableRecipient,
  language: Mail['language'] | null | undefined,
) {
  return { contactId: id, toAddress: email, toName: fullName, language: language ?? chooseLanguage(languages) };
}

/** @throws 422 `mail.recipient_unreachable` with the reason, if there is one */
function assertReachable(pointer: string, detail: string | null): void {
  assertNoErrors(detail === null ? [] : [{ pointer, code: 'mail.recipient_unreachable', detail }]);
}

function toWords(state: MailState): string {
  return state.replaceAll('_', ' ');
}
