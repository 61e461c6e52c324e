import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ACTIVITY } from '../../activities/activity.entity.js';
import { prepareActivity, type NewActivity } from '../../activities/activity.store.js';
import { BLANK_AGREEMENT } from '../../agreements/agreements/agreement.columns.js';
import { AGREEMENT, type Agreement } from '../../agreements/agreements/agreement.entity.js';
import type { Actor } from '../../common/actor/actor.constants.js';
import { insertRecord, buildNewRecord } from '../../database/records/record.store.js';
import { issueReference } from '../../database/records/reference-number.queries.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { findWorkable, storeState } from '../../intake/deliveries/delivery.queries.js';
import { parseDelivery } from '../../intake/deliveries/submission-intake.service.js';
import { IntakeDelivery } from '../../intake/inbox/delivery.entity.js';
import { applyMapping } from '../../intake/mapping/mapping.rules.js';
import { normaliseSpelling } from '../../intake/model/registration-text.rules.js';
import { INTAKE_DECISION } from '../../intake/registrations/registration-decision.entity.js';
import { RegistrationResolutionService } from '../../intake/registrations/registration-resolution.service.js';
import { RegistrationSubmissionService } from '../../intake/registrations/registration-submission.service.js';
import { TaskService } from '../../interactions/tasks/task.service.js';
import { getDemoId } from './demo-ids.constants.js';

type NewAgreement = Pick<Agreement, 'reference' | 'title' | 'kind' | 'status'>;
/** A delivery of a form, with the number of the registration that it creates or changes. */
interface SentForm {
  registration: number;
  payload: object;
}
interface FormDecision {
  registration: number;
  companyId: string;
  tags: string[];
}
type HandleRequest = (body: never, actor: Actor, id: string, ids: string[]) => Promise<void>;

/** The open task that the end of an activity created for a contact. The query uses task_follow_up_uq. */
const FOLLOW_UP_TASK = `
  SELECT id FROM task WHERE follow_up_of_activity_id = $1 AND contact_id = $2 AND status = 'open'`;

/** Creates the records of the demo that the API cannot create with fixed references, days or ids. */
@Injectable()
export class DemoRecordsService {
  /** The requests beside those of the API, which only the data of the demo can make. */
  readonly requests: Readonly<Record<string, HandleRequest>> = {
    'DEMO agreements': (body: NewAgreement, actor, id) => this.addAgreement(body, actor, id),
    'DEMO activities': (body: NewActivity, actor, id) => this.addPastActivity(body, actor, id),
    'DEMO activities/:/follow-ups/:': (_, actor, _id, [activityId, contactId]) =>
      this.completeFollowUp(activityId!, contactId!, actor),
    'DEMO intake/connections/:/deliveries': (body: SentForm, actor, id, [connectionId]) =>
      this.receiveForm(connectionId!, body, actor, id),
    'DEMO intake/decisions': (body: FormDecision, actor, id) => this.resolveForm(body, actor, id),
  };

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly tasks: TaskService,
    private readonly registrations: RegistrationSubmissionService,
    private readonly resolution: RegistrationResolutionService,
  ) {}

  /** Adds an agreement with the reference that it has in the story. */
  private addAgreement(agreement: NewAgreement, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      // The reference is fixed, but a number is still taken from the sequence, so that no other agreement gets it.
      await issueReference(tx, 'AGR', Number(agreement.reference.slice(4, 8)));
      await insertRecord(tx, AGREEMENT, { ...buildNewRecord(tx, id), ...BLANK_AGREEMENT, ...agreement });
    });
  }

  /** Adds a past activity without the hours that the API requires. */
  private addPastActivity(activity: NewActivity, actor: Actor, id: string): Promise<void> {
    return this.work.run(actor, async (tx) => {
      await insertRecord(tx, ACTIVITY, { ...(await prepareActivity(tx, id, activity)), wrappedUpAt: tx.now });
    });
  }

  /** Completes the task that the end of an activity created for a contact. There is none after an objection to contact. */
  private async completeFollowUp(activityId: string, contactId: string, actor: Actor): Promise<void> {
    const task = await this.sql.first<{ id: string }>(FOLLOW_UP_TASK, [activityId, contactId]);
    if (task) await this.tasks.update(task.id, { status: 'done' }, undefined, actor);
  }

  /** Accepts a delivery of a form, and processes it like all others. */
  private receiveForm(
    connectionId: string,
    { registration, payload }: SentForm,
    actor: Actor,
    id: string,
  ): Promise<void> {
    const registrationId = getDemoId(registration);
    return this.work.run(actor, async (tx) => {
      const body = Buffer.from(JSON.stringify(payload));
      const sha256 = createHash('sha256').update(body).digest('hex');
      const [receivedAt, nextAttemptAt] = [tx.now, tx.now];
      const received = {
        connectionId,
        deliveryKey: sha256,
        sha256,
        body,
        size: body.length,
        receivedAt,
        nextAttemptAt,
      };
      const kind = { verification: 'unsigned', contentType: 'application/json', state: 'received' } as const;
      await tx.manager.insert(IntakeDelivery, { id, ...received, ...kind });
      const delivery = (await findWorkable(tx.sql, id))!;
      const { connection, mapping } = delivery;
      const parsed = parseDelivery(delivery);
      if (parsed.kind !== 'submissions') throw new Error('the form cannot be read.');
      for (const submission of parsed.submissions) {
        const mapped = applyMapping(mapping, submission);
        const { outcome: state } = await this.registrations.apply(
          tx,
          connection,
          delivery,
          submission,
          mapped,
          registrationId,
        );
        const noted = { state, error: null, attempts: 1, at: tx.now, actorName: actor.name };
        const result = { registrationIds: [registrationId], mappingVersion: connection.mappingVersion };
        await storeState(tx.sql, id, uuidv7(), { ...noted, ...result });
      }
    });
  }

  /** Creates a contact from a registration at a known company, and learns the spelling of the company's name. */
  private resolveForm({ registration, companyId, tags }: FormDecision, actor: Actor, id: string): Promise<void> {
    const registrationId = getDemoId(registration);
    return this.work.run(actor, async (tx) => {
      const decision = { createContact: { tags }, companyId, remember: false };
      const { connectionId, companyName } = await this.resolution.resolve(tx, registrationId, decision);
      const learned = {
        kind: 'company' as const,
        key: normaliseSpelling(companyName ?? ''),
        contactId: null,
        companyId,
      };
      await insertRecord(tx, INTAKE_DECISION, { ...buildNewRecord(tx, id), connectionId, ...learned, registrationId });
    });
  }
}
