import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { seminarList } from '../../activities/seminars/seminar.list.js';
import { CodedError, createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { Clock } from '../../common/time/clock.service.js';
import { SETTINGS } from '../../config/config.module.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import {
  archiveRecord,
  buildNewRecord,
  insertRecord,
  lockLive,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { MAILINGS, MAX_AUDIENCE, MAX_SKIPPED_PEOPLE, SAMPLE_SIZE } from '../model/mailing.constants.js';
import { MAILING, type Mailing, MailingDocument } from '../model/mailing.entity.js';
import type { AttachedDocument } from '../outgoing/mail-outbox.store.js';
import { cancelMails } from '../outgoing/mail-result.queries.js';
import { readAttachments } from '../records/mail-documents.policy.js';
import { describeSkip } from '../records/mail-recipient.rules.js';
import { resolveSendAt } from '../records/send-at.rules.js';
import { readAgencyContact, type AgencySettings } from '../text/agency-contact.rules.js';
import { type MailText, renderHtml, renderPlainText } from '../text/mail-html.rules.js';
import { buildShownImages } from '../text/mail-images.rules.js';
import { chooseReason } from '../templates/mail-reason.rules.js';
import { assertMayAddress, assertMayChange } from '../audience/mailing-audience.policy.js';
import { MailingAudienceReader, type MailingRecipient } from './mailing-audience.reader.js';
import { countSkipped } from './mailing-recipients.rules.js';
import { MailingTextFactory } from './mailing-text.factory.js';
import { MailingStartStore } from './mailing-start.store.js';
import type { AudienceDto, CreateMailing } from './mailing.dto.js';
import { MAILING_WITH_TEXT, mailingList } from './mailing.list.js';
import { readPreparedMailings } from './prepared-mailing.queries.js';
import type { PreparedMailingListView } from './prepared-mailing.view.js';
import type { MailingPreviewView, MailingSampleView, MailingView } from './mailing.view.js';

/** A mailing that a request describes, and its people. */
interface PreparedMailing {
  mailing: Mailing;
  documents: readonly AttachedDocument[];
  people: Awaited<ReturnType<MailingAudienceReader['read']>>;
}

/** Service for mails to many people. */
@Injectable()
export class MailingService {
  constructor(
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly queues: QueueRegistry,
    private readonly audiences: MailingAudienceReader,
    private readonly starts: MailingStartStore,
    private readonly texts: MailingTextFactory,
    @Inject(SETTINGS) private readonly settings: AgencySettings,
  ) {}

  /** Returns a mailing with its text. @throws 404 */
  read(id: string, actor: Actor): Promise<MailingView> {
    return readMailing(this.sql, id, actor);
  }

  /**
   * Stores a mailing. Its mails are made when it is due.
   * @throws 403 `mailing.audience_not_allowed`, 422 for a wrong audience, documents that cannot be attached, and a wrong time
   */
  async create(tx: Tx, body: CreateMailing): Promise<MailingView> {
    const { mailing } = await this.insert(tx, body, uuidv7());
    const { id, sendAt } = mailing;
    tx.runAfterCommit(() => this.queues.send(MAILINGS, [id], sendAt > tx.now ? sendAt : undefined));
    return readMailing(tx.sql, id, tx.actor);
  }

  /** Stores a mailing with its mails as not sent, whatever the settings are. The demo writes to nobody. */
  async createUnsent(tx: Tx, body: CreateMailing, id: string): Promise<void> {
    const { mailing } = await this.insert(tx, body, id);
    await this.starts.start(tx, mailing, null);
  }

  /** Returns who would get a mail, and the first mails. @throws as {@link create} */
  async buildPreview(tx: Tx, body: CreateMailing): Promise<MailingPreviewView> {
    const { mailing, people } = await this.prepare(tx, body, uuidv7());
    const { recipients, skipped } = people;
    const first = recipients.slice(0, SAMPLE_SIZE);
    const agencyContact = readAgencyContact(this.settings);
    const render = await this.texts.createRenderer(tx, mailing, first);
    return {
      recipients: recipients.length,
      skipped: countSkipped(skipped),
      sample: first.map((person) => buildSample(tx.actor, mailing, person, { ...render(person), ...agencyContact })),
      skippedPeople: skipped.slice(0, MAX_SKIPPED_PEOPLE).map(({ person, code }) => {
        const { contactId, fullName } = person;
        return { contactId, fullName, code, detail: describeSkip(person, code) };
      }),
    };
  }

  /** Returns the mailings of a seminar that are due. @throws 404 */
  async listPrepared(seminarId: string, actor: Actor): Promise<PreparedMailingListView> {
    await readRecord(this.sql, seminarList, 'seminar', seminarId, actor, seminarList.id);
    return { items: await readPreparedMailings(this.sql, seminarId, this.clock.now()) };
  }

  /** Cancels a mailing and all of its mails that wait. @throws 403, 404, 409 `mailing.not_active` */
  async cancel(tx: Tx, id: string): Promise<MailingView> {
    const mailing = await this.lockChangeable(tx, id);
    const { state } = await readMailing(tx.sql, id, tx.actor);
    if (state !== 'queued' && state !== 'running') {
      throw new CodedError('mailing.not_active', `No mail of the mailing waits any more: it is ${state}.`);
    }
    const cancelled = await cancelMails(tx.sql, id);
    const changes = { state: { before: 'queued', after: 'cancelled' } };
    await tx.audit(
      ...cancelled.map((entityId) => ({ action: 'cancelled', entityType: 'mail' as const, entityId, changes })),
    );
    const set = { cancelledAt: tx.now, cancelReason: 'cancelled_by_user' } as const;
    await updateRecord(tx, MAILING, mailing, { set, action: 'cancelled' });
    return readMailing(tx.sql, id, tx.actor);
  }

  /** Archives a mailing of which no mail waits. @throws 403, 404, 409 `mailing.active`, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<MailingView> {
    await this.lockChangeable(tx, id, ifMatch);
    const { state } = await readMailing(tx.sql, id, tx.actor);
    if (state === 'queued' || state === 'running') {
      throw new CodedError('mailing.active', 'Mails of the mailing wait; cancel it before you archive it.');
    }
    await archiveRecord(tx, MAILING, id, ifMatch);
    return readMailing(tx.sql, id, tx.actor);
  }

  /** Restores an archived mailing. @throws 403, 404, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<MailingView> {
    const mailing = await restoreRecord(tx, MAILING, id, ifMatch);
    await assertMayChange(tx, mailing.audience);
    return readMailing(tx.sql, id, tx.actor);
  }

  private async lockChangeable(tx: Tx, id: string, ifMatch?: number): Promise<Mailing> {
    const mailing = await lockLive(tx, MAILING, id, ifMatch);
    await assertMayChange(tx, mailing.audience);
    return mailing;
  }

  private async insert(tx: Tx, body: CreateMailing, id: string): Promise<PreparedMailing> {
    const prepared = await this.prepare(tx, body, id);
    await insertRecord(tx, MAILING, prepared.mailing);
    const rows = prepared.documents.map(({ id: documentId, versionNumber }) => ({
      mailingId: id,
      documentId,
      versionNumber,
    }));
    if (rows.length > 0) await tx.manager.insert(MailingDocument, rows);
    return prepared;
  }

  private async prepare(tx: Tx, body: CreateMailing, id: string): Promise<PreparedMailing> {
    const { title, purpose, templateKey = null, subject = null, body: text = null } = body;
    const audience = toAudience(body.audience);
    await assertMayAddress(tx, audience, purpose);
    await assertReferences(tx, [{ table: 'activity', id: body.activityId, pointer: '/activityId' }]);
    const documents = await readAttachments(tx, body.documentIds ?? [], null);
    const language = body.language ?? 'auto';
    const activityId = body.activityId ?? audience.seminarId ?? audience.delegationId ?? null;
    const content = { title, purpose, templateKey, subject, body: text, audience, language, activityId };
    await this.texts.assertValid(tx, content);
    const people = await this.audiences.read(tx, content);
    const size = people.recipients.length + people.skipped.length;
    if (size > MAX_AUDIENCE) {
      const detail = `A mailing goes to at most ${MAX_AUDIENCE.toLocaleString('en')} people; this audience has ${size.toLocaleString('en')}.`;
      throw createInvalidFieldError('/audience', 'mailing.audience_too_large', detail);
    }
    const mailing: Mailing = {
      ...buildNewRecord(tx, id),
      ...content,
      sendAt: resolveSendAt(body.sendAt, tx.now),
      startedAt: null,
      cancelledAt: null,
      cancelReason: null,
      recipients: people.recipients.length,
      skipped: countSkipped(people.skipped),
    };
    return { mailing, documents, people };
  }
}

function readMailing(sql: SqlClient, id: string, actor: Actor): Promise<MailingView> {
  return readRecord<MailingView & Record<string, unknown>>(sql, mailingList, 'mailing', id, actor, MAILING_WITH_TEXT);
}

/** Returns an audience without absent parts, and with the statuses of which most mailings are. */
function toAudience({ seminarId, statuses, delegationId, contactIds }: AudienceDto) {
  return {
    ...(seminarId !== undefined && { seminarId, statuses: statuses ?? ['registered', 'confirmed'] }),
    ...(seminarId === undefined && statuses !== undefined && { statuses }),
    ...(delegationId !== undefined && { delegationId }),
    ...(contactIds !== undefined && { contactIds }),
  };
}

/** Builds a mail as its reader would see it. The link to unsubscribe is that of the reader alone, and not shown. */
function buildSample(
  actor: Actor,
  { id: mailingId, purpose, templateKey }: Mailing,
  { contactId, fullName: toName, email: toAddress, mailLanguage: language }: MailingRecipient,
  content: Pick<MailText, 'subject' | 'bodyText' | 'postalAddress' | 'privacyAddress'>,
): MailingSampleView {
  const authorName = actor.kind === 'user' ? actor.name : null;
  const why = chooseReason({ language, purpose, templateKey, mailingId, contactId, authorName });
  const unsubscribeUrl = purpose === 'transactional' ? null : '[link]';
  const text = { ...content, language, why, unsubscribeUrl };
  const rendered = { text: renderPlainText(text), html: renderHtml(text, buildShownImages(null)) };
  return { contactId, toName, toAddress, language, subject: content.subject, ...rendered };
}
