import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor/actor.constants.js';
import { assertNoErrors, CodedError } from '../../../common/errors/domain.errors.js';
import { applyRequestPart } from '../../../common/errors/request-part.factory.js';
import { readRecord } from '../../../common/lists/record.reader.js';
import { ContactService } from '../../../companies/contacts/contact.service.js';
import { SqlClient } from '../../../database/connections/sql.client.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import { type Tx, UnitOfWork } from '../../../database/transactions/unit-of-work.transaction.js';
import { DocumentService } from '../../../documents/records/document.service.js';
import { InteractionService } from '../../../interactions/interactions/interaction.service.js';
import { LeadsService } from '../../../leads/records/leads.service.js';
import { InboundInteractionService, type MailSubject } from '../filing/inbound-interaction.service.js';
import { type InboundMessage, InboundMessageReader } from '../filing/inbound-message.reader.js';
import type { InboundState } from '../model/inbound-mail.constants.js';
import { InboundMail, InboundMailContact } from '../model/inbound-mail.entity.js';
import { inboundMailList } from '../model/inbound-mail.list.js';
import type { InboundMailView } from '../model/inbound-mail.view.js';
import { validateDecision } from './inbound-decision.rules.js';
import type { ReopenInboundMail, ResolveInboundMail } from './inbound-mail.dto.js';
import { InboundMailReader } from './inbound-mail.reader.js';
import {
  findCompanyOfContacts,
  hasLiveDocument,
  hasLiveInteraction,
  lockInboundMail,
  readRaw,
} from './inbound-mail.queries.js';

/** Service for what people do with received mails: read them, decide about them, and take decisions back. */
@Injectable()
export class InboundMailService {
  constructor(
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
    private readonly mails: InboundMailReader,
    private readonly messages: InboundMessageReader,
    private readonly filed: InboundInteractionService,
    private readonly contacts: ContactService,
    private readonly leads: LeadsService,
    private readonly interactions: InteractionService,
    private readonly documents: DocumentService,
  ) {}

  /** Returns a mail with its text. @throws 404 */
  read(id: string, actor: Actor): Promise<InboundMailView> {
    return this.mails.readVisible(id, actor);
  }

  /** Returns the message as it was received, and records that it was read. @throws 404, 409 `inbound_mail.raw_removed` */
  readRaw(id: string, actor: Actor): Promise<Buffer> {
    return this.work.run(actor, async (tx) => {
      await assertVisible(tx.sql, id, actor);
      const raw = await readRaw(tx.sql, id);
      if (raw === null) throw new CodedError('inbound_mail.raw_removed', 'The message was removed after its time.');
      await tx.audit({ action: 'raw_read', entityType: 'inbound_mail', entityId: id });
      return raw;
    });
  }

  /**
   * Decides about a mail that needs review. Its interaction is by the one who decides, and so are the documents of its
   * attachments.
   * @param signal ends the work when the client has gone
   * @throws 403 for a key, 404, 409 `inbound_mail.not_in_review`, 422
   */
  async resolve(id: string, body: ResolveInboundMail, actor: Actor, signal: AbortSignal): Promise<InboundMailView> {
    assertPerson(actor);
    assertNoErrors(validateDecision(body));
    await assertVisible(this.sql, id, actor);
    const decide = (message: InboundMessage | null) => this.work.run(actor, (tx) => this.decide(tx, id, body, message));
    const raw = body.ignore ? null : await readRaw(this.sql, id);
    if (raw === null) return decide(null);
    return withFile(raw, (path) => this.messages.withMessage(path, signal, decide));
  }

  /**
   * Takes a decision back, also one of the application. The interaction and the documents of the mail are archived.
   * @throws 403 for a key and for who may not change them, 404, 409 `inbound_mail.in_review`
   */
  async reopen(tx: Tx, id: string, { reason = null }: ReopenInboundMail): Promise<InboundMailView> {
    assertPerson(tx.actor);
    const mail = await lockMail(tx, id);
    if (mail.state === 'needs_review') throw new CodedError('inbound_mail.in_review', 'The mail waits for a decision.');
    for (const { documentId } of mail.attachments) {
      if (documentId && (await hasLiveDocument(tx.sql, documentId))) await this.documents.archive(tx, documentId);
    }
    if (mail.interactionId !== null && (await hasLiveInteraction(tx.sql, mail.interactionId))) {
      await this.interactions.archive(tx, mail.interactionId);
    }
    const attachments = mail.attachments.map((attachment) => ({ ...attachment, documentId: null }));
    const decision = { decidedAt: tx.now, decidedBy: tx.actor.id, note: reason };
    const state = { state: 'needs_review', reason: 'reopened', interactionId: null } as const;
    await tx.manager.update(InboundMail, { id }, { ...state, ...decision, attachments });
    await this.audit(tx, 'reopened', mail, 'needs_review');
    return this.mails.readVisible(id, tx.actor, tx.sql);
  }

  private async decide(
    tx: Tx,
    id: string,
    body: ResolveInboundMail,
    message: InboundMessage | null,
  ): Promise<InboundMailView> {
    const mail = await lockMail(tx, id);
    if (mail.state !== 'needs_review') {
      throw new CodedError('inbound_mail.not_in_review', 'The mail does not wait for a decision any more; reopen it.');
    }
    const decision = { decidedAt: tx.now, decidedBy: tx.actor.id, note: body.reason ?? null };
    if (body.ignore) {
      await tx.manager.update(InboundMail, { id }, { state: 'ignored', reason: 'by_person', ...decision });
      await this.audit(tx, 'resolved', mail, 'ignored');
    } else {
      const { contactIds, ...about } = await this.resolveSubject(tx, body);
      const content = chooseContent(mail, message);
      const subject = { contactIds, ...about };
      const recorded = await this.filed.record(tx, { ...mail, ...content }, subject, message?.attachments ?? []);
      const files = message === null ? { interactionId: recorded.interactionId } : recorded;
      await tx.manager.update(
        InboundMail,
        { id },
        { state: 'resolved', reason: null, ...content, ...about, ...files, ...decision },
      );
      await replaceContacts(tx, id, contactIds);
      await this.audit(tx, 'resolved', { ...mail, ...about }, 'resolved');
    }
    return this.mails.readVisible(id, tx.actor, tx.sql);
  }

  /** Checks what a decision names, and creates its contact. */
  private async resolveSubject(tx: Tx, body: ResolveInboundMail): Promise<MailSubject> {
    const { leadId = null, activityId = null, createContact } = body;
    const lead = leadId === null ? null : await this.leads.getVisibleLead(tx, leadId, '/leadId');
    const chosen = body.contactIds ?? [];
    await assertReferences(tx, [
      { table: 'company', id: body.companyId ?? null, pointer: '/companyId' },
      { table: 'activity', id: activityId, pointer: '/activityId' },
      ...chosen.map((id, index) => ({ table: 'contact' as const, id, pointer: `/contactIds/${index}` })),
    ]);
    const created = createContact
      ? await applyRequestPart('/createContact', () => this.contacts.create(tx, createContact))
      : null;
    const contactIds = [...chosen, ...(created ? [created.id] : [])];
    const companyId = body.companyId ?? (await findCompanyOfContacts(tx.sql, contactIds)) ?? lead?.companyId ?? null;
    return { contactIds, companyId, leadId, activityId };
  }

  private audit(
    tx: Tx,
    action: 'resolved' | 'reopened',
    { id: entityId, leadId, state: before }: Pick<InboundMail, 'id' | 'leadId' | 'state'>,
    after: InboundState,
  ): Promise<void> {
    return tx.audit({ action, entityType: 'inbound_mail', entityId, leadId, changes: { state: { before, after } } });
  }
}

/** Chooses the text of a mail. One that could not be parsed before has no direction, and gets what is found now. */
function chooseContent(mail: InboundMail, message: InboundMessage | null) {
  const found = mail.direction === null && message?.selected ? { ...message.selected, ...message } : mail;
  const { text, visibleText, direction } = found;
  return { text, visibleText, direction: direction ?? 'inbound' };
}

/** Locks a mail that the actor may see. @throws 404 */
async function lockMail(tx: Tx, id: string): Promise<InboundMail> {
  await lockInboundMail(tx.sql, id);
  await assertVisible(tx.sql, id, tx.actor);
  return tx.manager.findOneByOrFail(InboundMail, { id });
}

/** @throws 404 */
async function assertVisible(sql: SqlClient, id: string, actor: Actor): Promise<void> {
  await readRecord(sql, inboundMailList, 'inbound_mail', id, actor, inboundMailList.id);
}

/** Decisions are those of people. @throws 403 */
function assertPerson(actor: Actor): void {
  if (actor.kind !== 'key') return;
  throw new CodedError('auth.forbidden', 'Only a signed-in user can decide about a mail, not an API key.');
}

async function replaceContacts(tx: Tx, inboundMailId: string, contactIds: readonly string[]): Promise<void> {
  await tx.manager.delete(InboundMailContact, { inboundMailId });
  if (contactIds.length === 0) return;
  await tx.manager.insert(
    InboundMailContact,
    [...new Set(contactIds)].map((contactId) => ({ inboundMailId, contactId })),
  );
}

/** Stores bytes on the disk while `use` runs. */
async function withFile<T>(bytes: Buffer, use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'locate-raw-'));
  try {
    const path = join(folder, 'message');
    await writeFile(path, bytes);
    return await use(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
