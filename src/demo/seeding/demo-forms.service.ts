import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { insertRecord, buildNewRecord } from '../../database/records/record.store.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { CreateConnection } from '../../intake/connections/connection.dto.js';
import { ConnectionService } from '../../intake/connections/connection.service.js';
import { IntakeDelivery } from '../../intake/inbox/delivery.entity.js';
import { findWorkable, storeState } from '../../intake/deliveries/delivery.queries.js';
import { parseDelivery } from '../../intake/deliveries/submission-intake.service.js';
import { applyMapping } from '../../intake/mapping/mapping.rules.js';
import { INTAKE_DECISION } from '../../intake/registrations/registration-decision.entity.js';
import { RegistrationSubmissionService } from '../../intake/registrations/registration-submission.service.js';
import { IntakeRegistrationsService } from '../../intake/registrations/intake-registrations.service.js';
import { normaliseSpelling } from '../../intake/model/registration-text.rules.js';

/** A delivery of a form of the demo, with the registration that it creates. */
interface SentForm {
  id: string;
  registrationId: string;
  payload: Record<string, unknown>;
}

/** The forms of the demo. Their deliveries are processed like all others, but with ids that examples can name. */
@Injectable()
export class DemoFormsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly connections: ConnectionService,
    private readonly registrations: RegistrationSubmissionService,
    private readonly intake: IntakeRegistrationsService,
  ) {}

  /** Connects a form. Nobody is told its address, so that no other delivery arrives. */
  connect(body: CreateConnection, actor: Actor, id: string) {
    return this.connections.create(body, 'https://crm.example', actor, id);
  }

  /** Accepts a delivery of a form. */
  receive(connectionId: string, { id, registrationId, payload }: SentForm, actor: Actor): Promise<void> {
    return this.work.run(actor, async (tx) => {
      const body = Buffer.from(JSON.stringify(payload));
      const sha256 = createHash('sha256').update(body).digest('hex');
      await tx.manager.insert(IntakeDelivery, {
        id,
        connectionId,
        receivedAt: tx.now,
        deliveryKey: sha256,
        verification: 'unsigned',
        contentType: 'application/json',
        size: body.length,
        sha256,
        body,
        state: 'received',
        nextAttemptAt: tx.now,
      });
      const delivery = (await findWorkable(tx.sql, id))!;
      const parsed = parseDelivery(delivery);
      if (parsed.kind !== 'submissions') throw new Error(`The form ${id} of the demo cannot be read.`);
      for (const submission of parsed.submissions) {
        const mapped = applyMapping(delivery.mapping, submission);
        const { connection } = delivery;
        const { outcome: state } = await this.registrations.apply(
          tx,
          connection,
          delivery,
          submission,
          mapped,
          registrationId,
        );
        const noted = { state, error: null, attempts: 1, at: tx.now, actorName: actor.name };
        await storeState(tx.sql, id, uuidv7(), {
          ...noted,
          registrationIds: [registrationId],
          mappingVersion: connection.mappingVersion,
        });
      }
    });
  }

  /** Creates a contact from a registration at a known company, and learns the spelling of the company's name. */
  decide(decided: { id: string; registrationId: string; companyId: string }, tag: string, actor: Actor): Promise<void> {
    return this.work.run(actor, async (tx) => {
      const { id, registrationId, companyId } = decided;
      const { connectionId, companyName } = await this.intake.resolveIn(tx, registrationId, {
        createContact: { tags: [tag] },
        companyId,
        remember: false,
      });
      await insertRecord(tx, INTAKE_DECISION, {
        ...buildNewRecord(tx, id),
        connectionId,
        kind: 'company',
        key: normaliseSpelling(companyName ?? ''),
        contactId: null,
        companyId,
        registrationId,
      });
    });
  }
}
