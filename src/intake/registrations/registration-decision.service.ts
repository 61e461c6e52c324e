import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../../common/actor/actor.constants.js';
import { readRecord } from '../../common/lists/record.reader.js';
import {
  archiveLocked,
  archiveRecord,
  insertRecord,
  lockRecord,
  buildNewRecord,
} from '../../database/records/record.store.js';
import { acquireAdvisoryLock } from '../../database/connections/advisory-lock.queries.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { INTAKE_DECISION, IntakeDecision } from './registration-decision.entity.js';
import { decisionList } from './registration-decision.list.js';
import type { IntakeDecisionView } from './registration-decision.view.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import { normaliseSpelling } from '../model/registration-text.rules.js';
import type { DecisionKind } from '../model/intake-registration.constants.js';

/** Stores decisions about registrations, which are applied to later registrations with the same address or spelling. */
@Injectable()
export class RegistrationDecisionService {
  constructor(private readonly work: UnitOfWork) {}

  /** Stores the contact of the address and the company of the spelling. The latest decision replaces earlier ones. */
  async learn(tx: Tx, { id, connectionId, emailKey, companyName, ...decided }: IntakeRegistration): Promise<void> {
    const { contactId, companyId } = decided;
    if (emailKey !== null)
      await this.put(tx, { connectionId, kind: 'email', key: emailKey, contactId, companyId: null }, id);
    if (companyName === null || companyId === null) return;
    await this.put(
      tx,
      { connectionId, kind: 'company', key: normaliseSpelling(companyName), contactId: null, companyId },
      id,
    );
  }

  /** Revokes the decisions that were stored for a registration, because they were wrong. */
  async unlearn(tx: Tx, registrationId: string): Promise<void> {
    // Served by intake_decision_registration_id_idx.
    const decisions = await tx.manager.find(IntakeDecision, {
      where: { registrationId, archivedAt: IsNull() },
      order: { id: 'ASC' },
    });
    for (const { id } of decisions) await archiveRecord(tx, INTAKE_DECISION, id);
  }

  /** Revokes a decision. Later registrations are matched without it. @throws 404, 412 */
  revoke(id: string, ifMatch: number | undefined, actor: Actor): Promise<IntakeDecisionView> {
    return this.work.run(actor, async (tx) => {
      await archiveRecord(tx, INTAKE_DECISION, id, ifMatch);
      return readRecord<IntakeDecisionView & Record<string, unknown>>(
        tx.sql,
        decisionList,
        'intake_decision',
        id,
        actor,
      );
    });
  }

  private async put(
    tx: Tx,
    decided: {
      connectionId: string;
      kind: DecisionKind;
      key: string;
      contactId: string | null;
      companyId: string | null;
    },
    registrationId: string,
  ): Promise<void> {
    const { connectionId, kind, key, contactId, companyId } = decided;
    await acquireAdvisoryLock(tx.sql, `intake decision ${connectionId} ${key}`);
    const found = await tx.manager.findOne(IntakeDecision, {
      where: { connectionId, kind, key, archivedAt: IsNull() },
    });
    const before = found && (await lockRecord(tx, INTAKE_DECISION, found.id));
    if (before && before.contactId === contactId && before.companyId === companyId) return;
    if (before) await archiveLocked(tx, INTAKE_DECISION, before);
    const decision: IntakeDecision = { ...buildNewRecord(tx, uuidv7()), ...decided, registrationId };
    await insertRecord(tx, INTAKE_DECISION, decision);
  }
}
