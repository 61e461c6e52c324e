import type { DelegationParticipant } from './participant.entity.js';
import { isExpected } from './participant.statuses.js';

/** What is decided about two rows of one person on one delegation. */
type Row = Pick<DelegationParticipant, 'role' | 'status' | 'companyId' | 'title' | 'notes' | 'archivedAt'>;

/**
 * What becomes of somebody who was on a delegation twice. The survivor's word wins, unless only the other row says that
 * the person takes part; whoever led the delegation leads it, and whoever was there was there. Blanks are filled.
 */
export function combineParticipants(survivor: Row, other: Row): Row {
  const [first, second] = takesPart(other) && !takesPart(survivor) ? [other, survivor] : [survivor, other];
  const ledIt = takesPart(second) && second.role === 'head';
  const wasThere = takesPart(second) && second.status === 'attended';
  return {
    role: ledIt ? 'head' : first.role,
    status: wasThere ? 'attended' : first.status,
    archivedAt: first.archivedAt,
    companyId: survivor.companyId ?? other.companyId,
    title: survivor.title ?? other.title,
    notes: survivor.notes ?? other.notes,
  };
}

function takesPart({ status, archivedAt }: Row): boolean {
  return archivedAt === null && isExpected(status);
}
