import { setImmediate } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { runInRequest, findCurrentRequest } from '../../common/http/request-context.store.js';
import { describeError } from '../../common/http/problem.filter.js';
import { readFingerprints } from '../../companies/duplicates/duplicate-search.queries.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { RegistrationEffectsService } from '../effects/registration-effects.service.js';
import { RegistrationMatchingService } from '../matching/registration-matching.service.js';
import { buildPersonNameIndex } from '../../companies/names/person-names.rules.js';
import { readContactNames, readWaiting } from '../matching/waiting-registrations.queries.js';
import { compareWithSettled, type SettledFacts } from '../matching/waiting-registrations.rules.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { listLastingDoubts, MAX_REMATCHED } from '../model/intake-registration.constants.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from '../model/intake-registration.entity.js';
import { formatFullName, normaliseSpelling } from '../model/registration-text.rules.js';

/** The fields of a registration about which a person has decided. */
export type DecidedRegistration = Pick<
  IntakeRegistration,
  'id' | 'emailKey' | 'fullName' | 'givenName' | 'familyName' | 'companyName' | 'contactId' | 'companyId'
>;

/** Number of comparisons after which other work has its turn. */
const COMPARISONS_IN_A_ROW = 50;

/**
 * Matches the registrations that wait for a review again after a decision, because they may belong to the same person
 * or company. Each runs in a transaction of its own after the decision is stored.
 */
@Injectable()
export class RegistrationRematchService {
  private readonly log = new Logger(RegistrationRematchService.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly matching: RegistrationMatchingService,
    private readonly effects: RegistrationEffectsService,
  ) {}

  /** Matches the waiting registrations again that the decisions affect. It never fails, because they are stored. */
  async matchAffected(decided: readonly DecidedRegistration[]): Promise<void> {
    if (decided.length === 0) return;
    // The idempotency key of the request belongs to the decision alone.
    const { idempotency: _, ...request } = findCurrentRequest() ?? { requestId: '' };
    await runInRequest(request, async () => {
      try {
        for (const id of await this.findAffected(decided)) await this.matchOne(id);
      } catch (error) {
        this.log.error(describeError(error), 'registrations.not_rematched');
      }
    });
  }

  /**
   * Returns the waiting registrations that decisions affect, up to the maximum: first those with an equal address or
   * spelling, then the others, each from the earliest to the latest.
   */
  private async findAffected(decided: readonly DecidedRegistration[]): Promise<string[]> {
    const settled = await this.readSettled(decided);
    const companyNames = decided.flatMap(({ companyName }) => companyName ?? []);
    const { waiting, total } = await readWaiting(this.sql, [...settled.emailKeys], companyNames);
    const found: Record<ReturnType<typeof compareWithSettled>, string[]> = { same: [], similar: [], different: [] };
    for (const [index, registration] of waiting.entries()) {
      if (index % COMPARISONS_IN_A_ROW === COMPARISONS_IN_A_ROW - 1) await setImmediate();
      found[compareWithSettled(registration, settled)].push(registration.id);
    }
    const affected = [...found.same, ...found.similar];
    const leftOut = { notCompared: total - waiting.length, notMatched: Math.max(affected.length - MAX_REMATCHED, 0) };
    if (leftOut.notCompared + leftOut.notMatched > 0) this.log.warn(leftOut, 'registrations.left_out');
    return affected.slice(0, MAX_REMATCHED);
  }

  private async matchOne(id: string): Promise<void> {
    try {
      await this.work.run(SYSTEM, (tx) => this.matchIn(tx, id), { isRepeatable: true });
    } catch (error) {
      this.log.error({ registrationId: id, ...describeError(error) }, 'registration.not_rematched');
    }
  }

  private async matchIn(tx: Tx, id: string): Promise<void> {
    const registration = await lockRecord(tx, INTAKE_REGISTRATION, id);
    if (registration.matchState !== 'needs_review' || registration.archivedAt) return;
    const doubts = listLastingDoubts(registration.reviewReasons);
    const match = await this.matching.match(tx, registration, doubts);
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, { set: match, action: 'matched' });
    if (registration.matchState === 'needs_review') return;
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: registration.connectionId });
    await this.effects.applyEffects(tx, connection, registration);
    await this.effects.recordConsents(tx, connection, registration);
  }

  private async readSettled(decided: readonly DecidedRegistration[]): Promise<SettledFacts> {
    const contacts = await readContactNames(
      this.sql,
      decided.flatMap(({ contactId }) => contactId ?? []),
    );
    const companies = await readFingerprints(this.sql, [
      ...new Set(decided.flatMap(({ companyId }) => companyId ?? [])),
    ]);
    const emails = [...decided.map(({ emailKey }) => emailKey), ...contacts.map(({ email }) => email)];
    const names = [
      ...decided.map(formatFullName),
      ...contacts.flatMap(({ fullName, nativeName }) => [fullName, nativeName]),
    ];
    return {
      emailKeys: new Set(emails.filter((email) => email !== null)),
      spellings: new Set(
        decided.flatMap(({ companyName }) => (companyName === null ? [] : normaliseSpelling(companyName))),
      ),
      personNames: buildPersonNameIndex(names.filter((name) => name !== null)),
      companies: [...companies.values()],
    };
  }
}
