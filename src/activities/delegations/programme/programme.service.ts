import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Changes } from '../../../common/audit/audit-changes.rules.js';
import { declareConstraints } from '../../../common/errors/constraint.registry.js';
import { assertNoErrors, createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import { buildInitialValues, pickColumns } from '../../../common/lists/record-fields.factory.js';
import { resolveEventTime } from '../../../common/time/local-times.rules.js';
import { lockCompanies } from '../../../companies/companies/company.queries.js';
import { NestedRecordService } from '../../../database/records/nested-record.service.js';
import {
  insertRecord,
  lockLive,
  lockRecord,
  buildNewRecord,
  restoreRecord,
  updateRecord,
} from '../../../database/records/record.store.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { type Activity, KINDS } from '../../activity.entity.js';
import { assertNoHostClashes, assertNoPeopleClashes } from './programme-clashes.policy.js';
import type { CreateProgrammeItem, UpdateProgrammeItem } from './programme.dto.js';
import { PROGRAMME_ITEM, ProgrammeItem } from '../model/programme-item.entity.js';
import { buildProgrammeList, PROGRAMME_FIELDS } from './programme.list.js';
import {
  readParticipantIds,
  replaceParticipants,
  assertParticipants,
  assertSeminar,
} from './programme-relations.store.js';
import { validateItemTimes } from './programme-clashes.rules.js';
import type { ProgrammeItemView } from './programme.view.js';

const INITIAL_VALUES = buildInitialValues(ProgrammeItem);

const SEMINAR_KIND = 'kind must be seminar when seminarId is given.';

declareConstraints({
  programme_item_times_ck: {
    code: 'programme.ends_before_start',
    detail: 'endsAt must be after startsAt.',
    pointer: '/endsAt',
  },
  programme_item_seminar_ck: {
    code: 'programme.seminar_kind',
    detail: SEMINAR_KIND,
    pointer: '/kind',
  },
});

/**
 * The fields that occupy people, and those that occupy a host. A change of any other field is not rejected because of
 * clashes that existed before.
 */
const TAKES_PEOPLE = ['startsAt', 'endsAt', 'travelMinutes', 'status', 'forAll', 'participantIds', 'archivedAt'];
const TAKES_HOST = ['startsAt', 'endsAt', 'status', 'hostCompanyId', 'archivedAt'];

/**
 * Adds, updates, archives and restores the items of programmes. Every change locks first the delegation, so that the
 * items of one delegation are checked one after the other, then the item, and last the host.
 */
@Injectable()
export class ProgrammeService extends NestedRecordService<
  ProgrammeItem,
  ProgrammeItemView,
  Activity,
  CreateProgrammeItem
> {
  protected readonly records = {
    kind: PROGRAMME_ITEM,
    parent: KINDS.delegation,
    parentId: 'activityId',
    buildList: buildProgrammeList,
  } as const;

  /** Adds an item. @throws 404, 409 when a participant or the host has another item at the time, 422 */
  override async create(
    tx: Tx,
    delegationId: string,
    body: CreateProgrammeItem,
    id: string = uuidv7(),
  ): Promise<ProgrammeItemView> {
    const delegation = await this.lockParent(tx, delegationId, body);
    const participantIds = body.participantIds?.toSorted() ?? null;
    const item = {
      ...INITIAL_VALUES,
      ...buildNewRecord(tx, id),
      activityId: delegationId,
      ...pickColumns(body, PROGRAMME_FIELDS.writable, INITIAL_VALUES),
      ...parseTimes(body, delegation),
      kind: body.kind ?? (body.seminarId ? 'seminar' : 'meeting'),
      forAll: participantIds === null,
    } as ProgrammeItem;
    assertNoErrors(validateItemTimes(item, delegation));
    await assertRelations(tx, item, body.participantIds ?? []);
    await insertRecord(tx, PROGRAMME_ITEM, item, { participantIds });
    await replaceParticipants(tx, id, participantIds);
    await assertNoPeopleClashes(tx, delegation, id);
    await assertNoHostClashes(tx, delegation, id);
    return this.readView(tx, delegationId, id);
  }

  /**
   * Updates an item, which may also move it, cancel it or plan it again.
   * @throws 404, 409 when a participant or the host has another item at the time, 412, 422
   */
  override async update(
    tx: Tx,
    delegationId: string,
    id: string,
    body: UpdateProgrammeItem,
    ifMatch?: number,
  ): Promise<ProgrammeItemView> {
    const delegation = await this.lockParent(tx, delegationId, body);
    const item = await lockLive(tx, this.buildKind(delegationId), id, ifMatch);
    const before = { ...item, participantIds: await readParticipantIds(tx, item) };
    const { participantIds = before.participantIds, startsAt, endsAt } = body;
    const after: ProgrammeItem = {
      ...item,
      ...pickColumns(body, PROGRAMME_FIELDS.writable, INITIAL_VALUES),
      ...parseTimes({ startsAt, endsAt }, delegation, item),
      forAll: participantIds === null,
    };
    if (startsAt !== undefined || endsAt !== undefined) assertNoErrors(validateItemTimes(after, delegation));
    await assertRelations(tx, after, body.participantIds ?? [], before);
    const { id: _, version: __, updatedAt: ___, ...set } = after;
    const changes = await updateRecord(tx, PROGRAMME_ITEM, item, {
      set,
      children: {
        before: { participantIds: before.participantIds },
        after: { participantIds: participantIds?.toSorted() ?? null },
      },
    });
    await replaceParticipants(tx, id, participantIds);
    await assertNoClashes(tx, delegation, id, changes);
    return this.readView(tx, delegationId, id);
  }

  /**
   * Restores an archived item.
   * @throws 404, 409 when a participant or the host has another item at the time, 412, 422 when it is outside the days
   * of the delegation
   */
  override async restore(tx: Tx, delegationId: string, id: string, ifMatch?: number): Promise<ProgrammeItemView> {
    const delegation = await this.lockParent(tx, delegationId);
    const item = await lockRecord(tx, this.buildKind(delegationId), id, ifMatch);
    if (!item.archivedAt) return this.readView(tx, delegationId, id);
    await restoreRecord(tx, this.buildKind(delegationId), id);
    // The days of the delegation may have changed in the meantime.
    assertNoErrors(validateItemTimes(item, delegation).map((error) => ({ ...error, pointer: '' })));
    await assertNoClashes(tx, delegation, id, { archivedAt: { before: null, after: null } });
    return this.readView(tx, delegationId, id);
  }

  /** Waits for the end of a merge of the host before any row is locked for which that merge would wait. */
  protected override async lockParent(tx: Tx, id: string, body?: Partial<CreateProgrammeItem>): Promise<Activity> {
    await lockCompanies(tx.sql, [body?.hostCompanyId]);
    return super.lockParent(tx, id);
  }
}

/** Returns the times of a body in the time zone of the delegation; absent ones are taken from the stored item. */
function parseTimes(
  { startsAt, endsAt }: Pick<UpdateProgrammeItem, 'startsAt' | 'endsAt'>,
  { timezone }: Activity,
  before?: ProgrammeItem,
): Pick<ProgrammeItem, 'startsAt' | 'endsAt'> {
  return {
    startsAt: startsAt === undefined ? before!.startsAt : resolveEventTime(startsAt, timezone, '/startsAt'),
    endsAt: endsAt === undefined ? before!.endsAt : resolveEventTime(endsAt, timezone, '/endsAt'),
  };
}

type Related = Pick<ProgrammeItem, 'hostCompanyId' | 'seminarId'> & { participantIds: string[] | null };

/** Checks the newly added references. `named` is in the order of the request, to which the pointers refer. */
async function assertRelations(tx: Tx, item: ProgrammeItem, named: readonly string[], before?: Related): Promise<void> {
  const hostCompanyId = item.hostCompanyId === before?.hostCompanyId ? null : item.hostCompanyId;
  await assertReferences(tx, [{ table: 'company', id: hostCompanyId, pointer: '/hostCompanyId' }]);
  await assertParticipants(tx, item.activityId, named, before?.participantIds ?? []);
  if (item.seminarId && item.seminarId !== before?.seminarId) await assertSeminar(tx, item.activityId, item.seminarId);
  if (item.seminarId && item.kind !== 'seminar') {
    throw createInvalidFieldError('/kind', 'programme.seminar_kind', SEMINAR_KIND);
  }
}

async function assertNoClashes(tx: Tx, delegation: Activity, id: string, changes: Changes): Promise<void> {
  const hasChanged = (fields: readonly string[]) => fields.some((field) => field in changes);
  if (hasChanged(TAKES_PEOPLE)) await assertNoPeopleClashes(tx, delegation, id);
  if (hasChanged(TAKES_HOST)) await assertNoHostClashes(tx, delegation, id);
}
