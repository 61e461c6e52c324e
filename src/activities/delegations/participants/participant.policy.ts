import { declareConstraints } from '../../../common/errors/constraint.registry.js';
import { createConflictError } from '../../../common/errors/domain.errors.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import type { DelegationParticipant } from '../model/participant.entity.js';
import { isExpected, isHead } from '../model/participant-statuses.rules.js';

const DUPLICATE = 'delegation.duplicate_participant';
const SECOND_HEAD = 'delegation.second_head';

declareConstraints({
  delegation_participant_uq: {
    kind: 'conflict',
    code: DUPLICATE,
    detail: 'contactId names a person who already takes part in the delegation.',
    pointer: '/contactId',
  },
  delegation_participant_head_uq: {
    kind: 'conflict',
    code: SECOND_HEAD,
    detail: 'role cannot be head, because the delegation already has a head.',
    pointer: '/role',
  },
});

/** Rejects a person who is already on the delegation, archived or not. @throws 409 with the existing participant */
export async function assertNotListed(tx: Tx, { activityId, contactId }: DelegationParticipant): Promise<void> {
  const existing = await tx.sql.queryOneOrNull<{ id: string; archived: boolean }>(
    `SELECT id, archived_at IS NOT NULL AS archived FROM delegation_participant
     WHERE activity_id = $1 AND contact_id = $2`,
    [activityId, contactId],
  );
  if (!existing) return;
  const restore = existing.archived ? ', archived; restore that participant' : '';
  const detail = `contactId names a person who already takes part in the delegation (${existing.id}${restore}).`;
  throw createConflictError(DUPLICATE, detail, [{ pointer: '/contactId', code: DUPLICATE, detail }], { existing });
}

/** Rejects a second head of a delegation, which must be locked. @throws 409 with the present head */
export async function assertSingleHead(tx: Tx, participant: DelegationParticipant): Promise<void> {
  if (!isHead(participant)) return;
  const head = await tx.sql.queryOneOrNull<{ id: string; contactId: string; fullName: string }>(
    `SELECT dp.id, dp.contact_id AS "contactId", k.full_name AS "fullName"
     FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
     WHERE dp.activity_id = $1 AND dp.id <> $2 AND dp.role = 'head' AND dp.status NOT IN ('declined', 'cancelled')
       AND dp.archived_at IS NULL`,
    [participant.activityId, participant.id],
  );
  if (!head) return;
  const detail = `role cannot be head, because ${head.fullName} is already the head of the delegation.`;
  throw createConflictError(SECOND_HEAD, detail, [{ pointer: '/role', code: SECOND_HEAD, detail }], { existing: head });
}

/**
 * Rejects a participant who would come to a cancelled delegation. Invited participants can still decline.
 * @throws 409
 */
export function assertNotCancelled(delegation: Activity, { status }: DelegationParticipant): void {
  if (delegation.status !== 'cancelled' || !isExpected(status)) return;
  throw createConflictError(
    'delegation.cancelled',
    'The delegation is cancelled; set its status to planned or confirmed first.',
  );
}
