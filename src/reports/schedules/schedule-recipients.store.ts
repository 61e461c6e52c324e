import { assertNoErrors, type FieldError } from '../../common/errors/domain.errors.js';
import type { Role } from '../../common/actor/actor.constants.js';
import { assertReferences } from '../../database/records/record-references.policy.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { ReportScheduleRecipient } from './schedule-recipient.entity.js';
import {
  canGetReports,
  type GivenRecipient,
  type RecipientIds,
  validateRecipients,
} from './schedule-recipient.rules.js';

/** Reads the recipients of a schedule in their order. Served by report_schedule_recipient_pk. */
export function readRecipients(tx: Tx, scheduleId: string): Promise<RecipientIds[]> {
  return tx.sql.queryAll<RecipientIds & Record<string, unknown>>(
    `SELECT user_id AS "userId", contact_id AS "contactId" FROM report_schedule_recipient
     WHERE schedule_id = $1 ORDER BY position`,
    [scheduleId],
  );
}

/**
 * Returns the recipients of a schedule after a change. Absent ones stay, and null removes all. Recipients that the
 * schedule has already are not checked again, so that one whose recipients were archived can be changed.
 * @throws 422 that names every recipient that is unknown, archived or named twice, or may not read schedules
 */
export async function resolveRecipients(
  tx: Tx,
  before: readonly RecipientIds[],
  given: readonly GivenRecipient[] | null | undefined,
): Promise<RecipientIds[]> {
  if (given === undefined) return [...before];
  const list = given ?? [];
  assertNoErrors(validateRecipients(list));
  await assertAddedRecipients(tx, before, list);
  return list.map(({ userId = null, contactId = null }) => ({ userId, contactId }));
}

/** Replaces the recipients of a schedule, unless they are the same. */
export async function writeRecipients(
  tx: Tx,
  scheduleId: string,
  before: readonly RecipientIds[],
  after: readonly RecipientIds[],
): Promise<void> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  await tx.manager.delete(ReportScheduleRecipient, { scheduleId });
  const rows = after.map((recipient, index) => ({ scheduleId, position: index + 1, ...recipient }));
  if (rows.length > 0) await tx.manager.insert(ReportScheduleRecipient, rows);
}

async function assertAddedRecipients(
  tx: Tx,
  before: readonly RecipientIds[],
  given: readonly GivenRecipient[],
): Promise<void> {
  const known = new Set(before.flatMap(({ userId, contactId }) => userId ?? contactId ?? []));
  const added = given.map(({ userId, contactId }) => ({
    userId: known.has(userId ?? '') ? null : userId,
    contactId: known.has(contactId ?? '') ? null : contactId,
  }));
  await assertReferences(
    tx,
    added.flatMap(({ userId, contactId }, index) => [
      { table: 'app_user', id: userId, pointer: `/recipients/${index}/userId` },
      { table: 'contact', id: contactId, pointer: `/recipients/${index}/contactId` },
    ]),
  );
  const roles = await readRoles(
    tx,
    added.flatMap(({ userId }) => userId ?? []),
  );
  assertNoErrors(
    added.flatMap(({ userId }, index): FieldError[] => {
      const role = userId ? roles.get(userId) : undefined;
      if (role === undefined || canGetReports(role)) return [];
      const pointer = `/recipients/${index}/userId`;
      const detail = `The user ${userId} may not read scheduled reports, because of the role ${role}.`;
      return [{ pointer, code: 'schedule.recipient_not_permitted', detail }];
    }),
  );
}

async function readRoles(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Role>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.sql.queryAll<{ id: string; role: Role }>(
    'SELECT id, role FROM app_user WHERE id = ANY($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, role }) => [id, role]));
}
