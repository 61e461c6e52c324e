import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { runWithoutIdempotencyKey } from '../../common/http/request-context.store.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { Clock } from '../../common/time/clock.service.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { runWithLongTimeout } from '../../database/connections/query-timeout.rules.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { ErasureService } from '../erasures/erasure.service.js';
import { deleteMail, lockDueRecord, removeFormContent } from './due-record.store.js';
import { type DueKey, type DuePerson, findDuePerson, findRecordName, parseDueKey } from './due-person.queries.js';
import type { EraseDuePeople } from './retention-due.dto.js';
import type { RetentionErasureView, StayedDueView, StayReason } from './retention-due.view.js';

/** The result for one person: undefined if the data are gone. */
type Outcome = Pick<StayedDueView, 'reason' | 'undecided'> | undefined;

/** Erases people whose data are due and whom a manager has chosen, each in a transaction of its own. */
@Injectable()
export class RetentionErasureService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly erasures: ErasureService,
  ) {}

  /**
   * Erases the people of some keys. Somebody who is not due, is kept, or of whom texts have to be decided stays. A repeated
   * request finds nobody who is due.
   * @throws 422 `retention.confirm_differs`
   */
  async erase({ keys, confirm }: EraseDuePeople, actor: Actor): Promise<RetentionErasureView> {
    if (confirm !== keys.length) {
      const detail = `confirm must be ${keys.length}, the number of keys.`;
      throw createInvalidFieldError('/confirm', 'retention.confirm_differs', detail);
    }
    const view: RetentionErasureView = { erased: [], stayed: [] };
    // Each person has a transaction, and an idempotency key belongs to one. A repetition changes nothing without one.
    await runWithoutIdempotencyKey(async () => {
      for (const key of keys) await runWithLongTimeout(() => this.eraseOne(view, key, actor));
    });
    return view;
  }

  private async eraseOne(view: RetentionErasureView, key: string, actor: Actor): Promise<void> {
    const parsed = parseDueKey(key);
    const due = parsed && (await findDuePerson(this.sql, parsed, this.getToday()));
    const name = due?.name ?? (parsed ? await findRecordName(this.sql, parsed) : undefined);
    const outcome = parsed && name !== undefined ? await this.settle(parsed, due, actor) : buildOutcome('not_found');
    if (outcome) view.stayed.push({ key, name: name ?? null, ...outcome });
    else view.erased.push({ key, kind: due!.kind });
  }

  private async settle(key: DueKey, due: DuePerson | null, actor: Actor): Promise<Outcome> {
    const obstacle = findObstacle(due);
    if (obstacle) return buildOutcome(obstacle);
    switch (due!.kind) {
      case 'contact':
      case 'registration_without_contact':
        return this.erasePerson(key, actor);
      default:
        return this.removeRecord(key, actor);
    }
  }

  /** Erases a person, unless a new contact of their own, or anything else that keeps them, was stored meanwhile. */
  private async erasePerson(key: DueKey, actor: Actor): Promise<Outcome> {
    let obstacle: StayReason | null = null;
    const isStillDue = async (sql: SqlClient) => {
      // A request that stores an own contact holds a lock that this one waits for. Later ones wait for this transaction.
      await lockDueRecord(sql, key);
      obstacle = findObstacle(await findDuePerson(sql, key, this.getToday()));
      return obstacle === null;
    };
    const done = await this.erasures.eraseDue(key.key, 'no_longer_needed', actor, isStillDue);
    switch (done.result) {
      case 'erased':
        return undefined;
      case 'undecided':
        return { reason: 'mentions_undecided', undecided: done.mentions.length };
      case 'blocked':
        return buildOutcome(obstacle ?? 'blocked');
      case 'gone':
        return buildOutcome('not_found');
    }
  }

  /** Removes the content of a rejected form, or deletes a received mail, unless somebody has decided otherwise meanwhile. */
  private removeRecord(key: DueKey, actor: Actor): Promise<Outcome> {
    return this.work.run(
      actor,
      async (tx) => {
        if (!(await lockDueRecord(tx.sql, key))) return buildOutcome('not_found');
        const obstacle = findObstacle(await findDuePerson(tx.sql, key, this.getToday()));
        if (obstacle) return buildOutcome(obstacle);
        await (key.table === 'inbound_mail' ? deleteMail(tx, key.id) : removeFormContent(tx, key.id));
        return undefined;
      },
      { isRepeatable: true },
    );
  }

  private getToday(): string {
    return getLocalDate(AGENCY_ZONE, this.clock.now());
  }
}

/** Returns why somebody cannot be erased now; null if nothing is in the way. */
function findObstacle(due: DuePerson | null): StayReason | null {
  if (!due) return 'not_due';
  if (due.reason) return due.reason;
  return due.enabled ? null : 'rule_off';
}

function buildOutcome(reason: StayReason): Outcome {
  return { reason, undecided: 0 };
}
