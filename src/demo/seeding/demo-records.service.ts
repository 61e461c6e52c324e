import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ACTIVITY } from '../../activities/activity.entity.js';
import { prepareActivity, type NewActivity } from '../../activities/activity.store.js';
import { INITIAL_AGREEMENT } from '../../agreements/agreements/agreement.columns.js';
import { AGREEMENT, type Agreement } from '../../agreements/agreements/agreement.entity.js';
import { RequestValidationPipe } from '../../common/validation/validation.pipe.js';
import { CreateDocument } from '../../documents/model/document.dto.js';
import { DocumentUploadService } from '../../documents/uploads/document-upload.service.js';
import type { DemoRequest } from './demo-requests.service.js';
import { buildNewRecord, insertRecord, issueReference } from '../../database/records/record.store.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { Notification } from '../../identity/notifications/notification.entity.js';
import { findWorkable, storeState } from '../../intake/deliveries/delivery.queries.js';
import { parseDelivery } from '../../intake/deliveries/submission-intake.service.js';
import { IntakeDelivery } from '../../intake/inbox/delivery.entity.js';
import { applyMapping } from '../../intake/mapping/mapping.rules.js';
import { normaliseSpelling } from '../../intake/model/registration-text.rules.js';
import { INTAKE_DECISION } from '../../intake/registrations/registration-decision.entity.js';
import { IntakeRegistrationsService } from '../../intake/registrations/intake-registrations.service.js';
import { RegistrationSubmissionService } from '../../intake/registrations/registration-submission.service.js';
import { findFollowUpTaskId } from '../../interactions/follow-ups/follow-up.queries.js';
import { InboundReceivingService } from '../../mail/inbound/records/inbound-receiving.service.js';
import { CreateMailing } from '../../mail/mailings/mailing.dto.js';
import { MailingService } from '../../mail/mailings/mailing.service.js';
import { CreateMails } from '../../mail/records/mail.dto.js';
import { MailService } from '../../mail/records/mail.service.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import { WebhookDelivery } from '../../webhooks/model/webhook-delivery.entity.js';
import { writePayload } from '../../webhooks/payload/webhook-payload.rules.js';
import { getDemoId } from './demo-ids.constants.js';

/** The requests with the method `DEMO`, by the first part of their path. */
const REQUESTS = [
  'addAgreement',
  'addDocument',
  'addMail',
  'addMailing',
  'addNotification',
  'addPastActivity',
  'addReceivedMail',
  'addWebhookTest',
  'completeFollowUp',
  'receiveForm',
  'resolveForm',
] as const;

type Handle<B> = (request: DemoRequest & { body: B }) => Promise<unknown>;
type NewAgreement = Pick<Agreement, 'reference' | 'title' | 'kind' | 'status'>;

/** The folder of the files of documents. */
const FILES = new URL('../data/files/', import.meta.url);

/** Makes the records of the demo to which the API gives no fixed reference, no day without hours or no fixed id, or which are no JSON. */
@Injectable()
export class DemoRecordsService {
  private readonly validation = new RequestValidationPipe();

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly tasks: TaskService,
    private readonly registrations: RegistrationSubmissionService,
    private readonly intake: IntakeRegistrationsService,
    private readonly documents: DocumentUploadService,
    private readonly mails: MailService,
    private readonly mailings: MailingService,
    private readonly received: InboundReceivingService,
  ) {}

  /** Returns the function that runs a request. */
  prepare(request: DemoRequest): () => Promise<unknown> {
    const name = REQUESTS.find((known) => known === request.path.split('/')[0]);
    if (!name) throw new Error(`The demo has no request ${request.path}.`);
    return () => this[name](request as never);
  }

  /** Adds an agreement with the reference that it has in the story. */
  readonly addAgreement: Handle<NewAgreement> = ({ body, actor, newId }) =>
    this.work.run(actor, async (tx) => {
      // The reference is fixed, but a number is still taken from the sequence, so that no other agreement gets it.
      await issueReference(tx, 'AGR', Number(body.reference.slice(4, 8)));
      await insertRecord(tx, AGREEMENT, { ...INITIAL_AGREEMENT, ...buildNewRecord(tx, String(newId)), ...body });
    });

  /** Uploads a file of the folder `files` as a document. Its body has the fields of the form, and the name of the file. */
  readonly addDocument: Handle<{ file: string }> = ({ body: { file, ...given }, actor, newId }) => {
    const fields = this.validation.transform(given, { type: 'body', metatype: CreateDocument }) as CreateDocument;
    return this.documents.uploadFile(fileURLToPath(new URL(file, FILES)), fields, actor, String(newId));
  };

  /** Adds a mail that is never sent. Its body is that of `POST /mails` with one contact. */
  readonly addMail: Handle<object> = ({ body, actor, newId }) => {
    const given = this.validation.transform(body, { type: 'body', metatype: CreateMails }) as CreateMails;
    return this.work.run(actor, (tx) => this.mails.createUnsent(tx, given, String(newId)));
  };

  /** Adds a mailing whose mails are never sent. Its body is that of `POST /mailings`. */
  readonly addMailing: Handle<object> = ({ body, actor, newId }) => {
    const given = this.validation.transform(body, { type: 'body', metatype: CreateMailing }) as CreateMailing;
    return this.work.run(actor, (tx) => this.mailings.createUnsent(tx, given, String(newId)));
  };

  /** Receives a mail that a user has uploaded. Its body has the lines of the message. */
  readonly addReceivedMail: Handle<{ lines: string[] }> = async ({ body: { lines }, actor, newId }) => {
    const folder = await mkdtemp(join(tmpdir(), 'locate-demo-mail-'));
    try {
      const path = join(folder, 'message.eml');
      await writeFile(path, lines.join('\r\n'));
      return await this.received.receiveLocal(path, actor, new AbortController().signal, String(newId));
    } finally {
      await rm(folder, { recursive: true });
    }
  };

  /** Adds a past activity without the hours that the API requires. */
  readonly addPastActivity: Handle<NewActivity> = ({ body, actor, newId }) =>
    this.work.run(actor, async (tx) => {
      const activity = await prepareActivity(tx, String(newId), body);
      await insertRecord(tx, ACTIVITY, { ...activity, wrappedUpAt: tx.now });
    });

  /** Adds an unread notification, because the replay of the past notifies nobody. */
  readonly addNotification: Handle<Partial<Notification>> = ({ body, actor, newId }) =>
    this.work.run(actor, async (tx) => {
      await tx.manager.insert(Notification, { ...body, id: String(newId), at: tx.now });
    });

  /** Adds a test of a webhook that was delivered, because nobody receives at its address. */
  readonly addWebhookTest: Handle<{ webhookId: string }> = ({ body: { webhookId }, actor, newId }) =>
    this.work.run(actor, async (tx) => {
      const subject = { type: 'webhook.test', entityType: 'webhook', entityId: webhookId } as const;
      await tx.manager.insert(WebhookDelivery, {
        ...subject,
        id: String(newId),
        webhookId,
        at: tx.now,
        state: 'delivered',
        attempts: 1,
        firstAttemptAt: tx.now,
        lastAttemptAt: tx.now,
        deliveredAt: tx.now,
        durationMs: 184,
        statusCode: 200,
        requestHeaders: { 'content-type': 'application/json', 'webhook-id': String(newId) },
        requestBody: writePayload({ ...subject, at: tx.now, changes: {}, record: null }),
        responseHeaders: { 'content-type': 'text/plain' },
        responseBody: 'ok',
      });
    });

  /** Completes the task that the end of an activity created for a contact, if the contact agreed to be contacted. */
  readonly completeFollowUp: Handle<object> = async ({ ids, actor }) => {
    const [activityId, contactId] = ids;
    const taskId = await findFollowUpTaskId(this.sql, activityId!, contactId!);
    if (taskId) await this.work.run(actor, (tx) => this.tasks.update(tx, taskId, { status: 'done' }));
  };

  /** Accepts a delivery of a form, and processes it like all others. */
  readonly receiveForm: Handle<{ registration: number; payload: object }> = ({ ids, body, actor, newId }) =>
    this.work.run(actor, async (tx) => {
      const [id, connectionId] = [String(newId), ids[0]!];
      const content = Buffer.from(JSON.stringify(body.payload));
      const sha256 = createHash('sha256').update(content).digest('hex');
      const received = { id, connectionId, receivedAt: tx.now, nextAttemptAt: tx.now, contentType: 'application/json' };
      const checked = { sha256, deliveryKey: sha256, size: content.length, verification: 'unsigned' } as const;
      await tx.manager.insert(IntakeDelivery, { ...received, ...checked, body: content, state: 'received' });
      const delivery = (await findWorkable(tx.sql, id))!;
      const { connection, mapping } = delivery;
      const parsed = parseDelivery(delivery);
      if (parsed.kind !== 'submissions') throw new Error('the form cannot be read.');
      const [submission, registrationId] = [parsed.submissions[0]!, getDemoId(body.registration)];
      const mapped = applyMapping(mapping, submission);
      const applied = await this.registrations.apply(tx, connection, delivery, submission, mapped, registrationId);
      const outcome = { state: applied.outcome, registrationIds: [registrationId], error: null, attempts: 1 };
      const processed = { mappingVersion: connection.mappingVersion, at: tx.now, actorName: actor.name };
      await storeState(tx.sql, id, uuidv7(), { ...outcome, ...processed });
    });

  /** Creates a contact from a registration at a known company, and learns the spelling of the company's name. */
  readonly resolveForm: Handle<{ registration: number; companyId: string; tags: string[] }> = ({
    body,
    actor,
    newId,
  }) =>
    this.work.run(actor, async (tx) => {
      const [registrationId, companyId] = [getDemoId(body.registration), body.companyId];
      const decision = { createContact: { tags: body.tags }, companyId, remember: false };
      const { connectionId, companyName } = await this.intake.resolveIn(tx, registrationId, decision);
      const learned = {
        kind: 'company' as const,
        key: normaliseSpelling(companyName ?? ''),
        contactId: null,
        companyId,
      };
      const created = { ...buildNewRecord(tx, String(newId)), connectionId, registrationId };
      await insertRecord(tx, INTAKE_DECISION, { ...created, ...learned });
    });
}
