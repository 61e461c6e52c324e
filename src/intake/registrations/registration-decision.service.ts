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
import { readFingerprints } from '../../companies/duplicates/duplicate-search.queries.js';
import { canNameCompany } from '../../companies/names/empty-company-names.rules.js';
import { buildRegistrationFingerprint, isSimilarName } from '../matching/registration-company.rules.js';
import { INTAKE_DECISION, IntakeDecision } from './registration-decision.entity.js';
import { decisionList } from './registration-decision.list.js';
import type { IntakeDecisionView } from './registration-decision.view.js';
import type { IntakeRegistration } from '../model/intake-registration.entity.js';
import { normaliseSpelling } from '../model/registration-text.rules.js';
import type { DecisionKind } from '../model/intake-registration.constants.js';

/** The answers on which it depends how much is learned from a decision. */
interface Lesson {
  /** Whether people with other names have the address, which then belongs to none of them. */
  isAddressShared: boolean;
  /** Whether the user has said that the typed company is another name of the chosen one. */
  isAnotherName: boolean;
}

/** Stores decisions about registrations, which are applied to later registrations with the same address or spelling. */
@Injectable()
export class RegistrationDecisionService {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * Stores the contact of the address and the company of the spelling. The latest decision replaces earlier ones. A
   * spelling is stored only if it can name a company and resembles a name of the chosen one, unless the user has said that
   * it is another name of it.
   */
  async learn(tx: Tx, registration: IntakeRegistration, { isAddressShared, isAnotherName }: Lesson): Promise<void> {
    const { id, connectionId, emailKey, companyName, contactId, companyId } = registration;
    if (emailKey !== null && !isAddressShared)
      await this.put(tx, { connectionId, kind: 'email', key: emailKey, contactId, companyId: null }, id);
    if (companyName === null || companyId === null || !canNameCompany(companyName)) return;
    if (!isAnotherName && !(await isLikeCompany(tx, registration, companyId))) return;
    await this.put(
      tx,
      { connectionId, kind: 'company', key: normaliseSpelling(companyName), contactId: null, companyId },
      id,
    );
  }

  /** Revokes the decisions that still apply, because they were wrong. */
  async forget(tx: Tx, ids: readonly string[]): Promise<void> {
    for (const id of ids) await archiveRecord(tx, INTAKE_DECISION, id);
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

async function isLikeCompany(tx: Tx, registration: IntakeRegistration, companyId: string): Promise<boolean> {
  const company = (await readFingerprints(tx.sql, [companyId])).get(companyId);
  return company !== undefined && isSimilarName(buildRegistrationFingerprint(registration, []), company);
}
