import { declareConstraints } from '../../../common/errors/constraint.registry.js';
import { CodedError } from '../../../common/errors/domain.errors.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import type { DelegationParticipant } from '../model/participant.entity.js';
import { isExpected, isHead } from '../model/participant-statuses.rules.js';
import { findSameParticipant, findOtherHead } from './participant.queries.js';

const DUPLICATE = 'delegation.duplicate_participant';
const SECOND_HEAD = 'delegation.second_head';

declareConstraints({
  delegation_participant_uq: {
    code: DUPLICATE,
    detail: 'contactId names a person who already takes part in the delegation.',
    pointer: '/contactId',
  },
  delegation_participant_head_uq: {
    code: SECOND_HEAD,
    detail: 'role cannot be head, because the delegation already has a head.',
    pointer: '/role',
  },
});

/** Rejects a person who is already on the delegation, archived or not. @throws 409 with the existing participant */
export async function assertNotListed(tx: Tx, participant: DelegationParticipant): Promise<void> {
  const existing = await findSameParticipant(tx.sql, participant);
  if (!existing) return;
  const restore = existing.archived ? ', archived; restore that participant' : '';
  const detail = `contactId names a person who already takes part in the delegation (${existing.id}${restore}).`;
  throw new CodedError(DUPLICATE, detail, [{ pointer: '/contactId', code: DUPLICATE, detail }], { existing });
}

/** Rejects a second head of a delegation, which must be locked. @throws 409 with the present head */
export async function assertSingleHead(tx: Tx, participant: DelegationParticipant): Promise<void> {
  if (!isHead(participant)) return;
  const head = await findOtherHead(tx.sql, participant);
  if (!head) return;
  const detail = `role cannot be head, because ${head.fullName} is already the head of the delegation.`;
  throw new CodedError(SECOND_HEAD, detail, [{ pointer: '/role', code: SECOND_HEAD, detail }], { existing: head });
}

/**
 * Rejects a participant who would come to a cancelled delegation. Invited participants can still decline.
 * @throws 409
 */
export function assertNotCancelled(delegation: Activity, { status }: DelegationParticipant): void {
  if (delegation.status !== 'cancelled' || !isExpected(status)) return;
  throw new CodedError(
    'delegation.cancelled',
    'The delegation is cancelled; set its status to planned or confirmed first.',
  );
}
