import { CodedError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { canUse } from '../../identity/access/access.policy.js';
import { canReadRecords } from '../../identity/access/record-permissions.rules.js';
import type { MailingCancelReason } from '../model/mailing.constants.js';
import type { Mailing } from '../model/mailing.entity.js';
import { readAttachments } from '../records/mail-documents.policy.js';
import { assertMayAddress } from '../audience/mailing-audience.policy.js';
import { hasEndedActivity, isAuthorGone, readMailingDocuments } from './mailing-start.queries.js';

/**
 * Returns why a mailing that is due must not start any more, or null if it may. Months can pass after its creation, so the
 * present rights of its author count, who is the actor.
 */
export async function findStartObstacle(tx: Tx, mailing: Mailing): Promise<MailingCancelReason | null> {
  const { createdBy, createdAt, audience, purpose, activityId } = mailing;
  if (createdBy !== null && (await isAuthorGone(tx.sql, createdBy, tx.now))) return 'author_gone';
  const activityIds = [audience.seminarId, audience.delegationId, activityId].filter((id) => typeof id === 'string');
  if (await hasEndedActivity(tx.sql, activityIds, createdAt)) return 'activity_ended';
  const isPermitted =
    canUse(tx.actor, 'mailings:write') &&
    canReadRecords(tx.actor, 'mailing') &&
    (await isAllowed(assertMayAddress(tx, audience, purpose)));
  if (!isPermitted) return 'not_permitted';
  return (await canAttachDocuments(tx, mailing)) ? null : 'documents_unavailable';
}

async function canAttachDocuments(tx: Tx, { id }: Mailing): Promise<boolean> {
  const { ids, hasRemovedFile } = await readMailingDocuments(tx.sql, id);
  return !hasRemovedFile && (await isAllowed(readAttachments(tx, ids, null)));
}

/** Tells whether a check finds nothing wrong. */
async function isAllowed(check: Promise<unknown>): Promise<boolean> {
  try {
    await check;
    return true;
  } catch (error) {
    if (error instanceof CodedError) return false;
    throw error;
  }
}
