import type { DelegationParticipant } from './participant.entity.js';
import { isExpected } from './participant-statuses.rules.js';

/** The fields that are combined when one person has two rows on one delegation. */
type ParticipantRow = Pick<DelegationParticipant, 'role' | 'status' | 'companyId' | 'title' | 'notes' | 'archivedAt'>;

/**
 * Combines two participants of one delegation who are the same person. The values of the survivor count, unless only
 * the other row is not archived, declined or cancelled. A head stays head, and an attendance stays recorded. Empty
 * fields are filled from the other row.
 */
export function combineParticipants(survivor: ParticipantRow, other: ParticipantRow): ParticipantRow {
  const [first, second] = isTakingPart(other) && !isTakingPart(survivor) ? [other, survivor] : [survivor, other];
  const wasHead = isTakingPart(second) && second.role === 'head';
  const wasThere = isTakingPart(second) && second.status === 'attended';
  return {
    role: wasHead ? 'head' : first.role,
    status: wasThere ? 'attended' : first.status,
    archivedAt: first.archivedAt,
    companyId: survivor.companyId ?? other.companyId,
    title: survivor.title ?? other.title,
    notes: survivor.notes ?? other.notes,
  };
}

function isTakingPart({ status, archivedAt }: ParticipantRow): boolean {
  return archivedAt === null && isExpected(status);
}
