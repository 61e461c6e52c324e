import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { type Actor, findUserId } from '../../common/actor/actor.constants.js';
import { assertNoErrors } from '../../common/errors/domain.errors.js';
import { pickColumns } from '../../common/lists/record-fields.factory.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { lockCompanies } from '../../companies/companies/company.queries.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  restoreRecord,
  updateRecord,
} from '../../database/records/record.store.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../activity.entity.js';
import { validateStatus } from '../activity-statuses.rules.js';
import { assertValidActivity, INITIAL_ACTIVITY, prepareActivity } from '../activity.store.js';
import { ActivityWrapUpJob } from '../activity-wrap-up.job.js';
import { assertDates } from './delegation-dates.policy.js';
import type { CreateDelegation, UpdateDelegation } from './delegation.dto.js';
import { buildHostReferences, readHostIds, replaceHosts } from './delegation-hosts.store.js';
import { DELEGATION_FIELDS, delegationList } from './delegation.list.js';
import type { DelegationView } from './delegation.view.js';
import { assertNoProgrammeClashes } from './programme/programme-clashes.policy.js';

/** A step that a feature adds to the update of a delegation. It runs in the transaction of the update. */
export type DelegationStep = (tx: Tx, delegation: Activity, before: Activity) => Promise<void>;

/**
 * Creates, reads, updates, archives and restores delegations. Every decision about a part of a delegation is made while
 * the row of the delegation is locked.
 */
@Injectable()
export class DelegationService {
  private readonly steps: DelegationStep[] = [];

  constructor(
    private readonly sql: SqlClient,
    private readonly wrapUp: ActivityWrapUpJob,
  ) {}

  /** Adds a step for every update of a delegation. Features of upper layers add theirs in `onModuleInit`. */
  addStep(step: DelegationStep): void {
    this.steps.push(step);
  }

  /** Creates a delegation. @throws 422 */
  async create(tx: Tx, body: CreateDelegation, id: string = uuidv7()): Promise<DelegationView> {
    const { title, startsOn, endsOn, ownerId = findUserId(tx.actor) } = body;
    const hostCompanyIds = body.hostCompanyIds ?? [];
    const status = body.status ?? 'planned';
    await lockCompanies(tx.sql, [...hostCompanyIds, body.senderCompanyId]);
    assertInitialStatus(tx, { ...body, status });
    const given = { ...pickColumns(body, DELEGATION_FIELDS.writable, INITIAL_ACTIVITY), title, startsOn, endsOn };
    const delegation = await prepareActivity(tx, id, { ...given, kind: 'delegation', ownerId });
    await assertValidActivity(tx, delegation);
    await assertReferences(tx, buildHostReferences(hostCompanyIds, []));
    await insertRecord(tx, KINDS.delegation, delegation, { hostCompanyIds: hostCompanyIds.toSorted() });
    await replaceHosts(tx, id, hostCompanyIds);
    if (status === 'completed') await this.wrapUp.wrapUp(tx, id);
    return readView(tx, id);
  }

  /** Returns a delegation by id. @throws 404 */
  read(id: string, actor: Actor): Promise<DelegationView> {
    return readRecord(this.sql, delegationList, 'delegation', id, actor);
  }

  /**
   * Updates a delegation.
   * @throws 404, 409 when it is archived, when items of its programme would be outside its days or when its programme
   * would clash with another one, 412, 422
   */
  async update(tx: Tx, id: string, body: UpdateDelegation, ifMatch?: number): Promise<DelegationView> {
    const { hostCompanyIds: hosts } = body;
    await lockCompanies(tx.sql, [...(hosts ?? []), body.senderCompanyId]);
    const delegation = await lockLive(tx, KINDS.delegation, id, ifMatch);
    const before = { ...delegation, hostCompanyIds: await readHostIds(tx, id) };
    const set: Partial<Activity> = pickColumns(body, DELEGATION_FIELDS.writable, INITIAL_ACTIVITY);
    const after: Activity = { ...delegation, ...set };
    const { status } = after;
    const hostCompanyIds = hosts === undefined ? before.hostCompanyIds : (hosts ?? []);
    await assertValidActivity(tx, after, before);
    await assertReferences(tx, buildHostReferences(hostCompanyIds, before.hostCompanyIds));
    if (DATES.some((field) => after[field] !== before[field])) await assertDates(tx, after);
    await updateRecord(tx, KINDS.delegation, delegation, {
      set,
      children: {
        before: { hostCompanyIds: before.hostCompanyIds },
        after: { hostCompanyIds: hostCompanyIds.toSorted() },
      },
    });
    await replaceHosts(tx, id, hostCompanyIds);
    if (before.status === 'cancelled' && status !== 'cancelled') await assertNoProgrammeClashes(tx, after);
    if (status === 'completed' && before.status !== 'completed') await this.wrapUp.wrapUp(tx, id);
    for (const step of this.steps) await step(tx, after, before);
    return readView(tx, id);
  }

  /** Archives a delegation. @throws 404, 412 */
  async archive(tx: Tx, id: string, ifMatch?: number): Promise<DelegationView> {
    await archiveRecord(tx, KINDS.delegation, id, ifMatch);
    return readView(tx, id);
  }

  /** Restores an archived delegation. @throws 404, 409 when its programme clashes with another one, 412 */
  async restore(tx: Tx, id: string, ifMatch?: number): Promise<DelegationView> {
    const { archivedAt } = await lockRecord(tx, KINDS.delegation, id, ifMatch);
    const restored = await restoreRecord(tx, KINDS.delegation, id);
    if (archivedAt) await assertNoProgrammeClashes(tx, restored);
    return readView(tx, id);
  }
}

/** The fields that define the days of a delegation. */
const DATES = ['startsOn', 'endsOn', 'timezone'] as const;

/** Rejects an initial status that a planned delegation could not have reached by now. @throws 422 */
function assertInitialStatus(
  tx: Tx,
  { status: to, endsOn, timezone }: Pick<Activity, 'status' | 'endsOn' | 'timezone'>,
): void {
  const errors = validateStatus({ from: 'planned', to, endsOn, today: getLocalDate(timezone, tx.now) });
  assertNoErrors(errors);
}

function readView(tx: Tx, id: string): Promise<DelegationView> {
  return readRecord(tx.sql, delegationList, 'delegation', id, tx.actor);
}
