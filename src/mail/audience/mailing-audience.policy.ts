import type { Actor } from '../../common/actor/actor.constants.js';
import { assertNoErrors, CodedError, createInvalidError, type FieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { canSeeEveryLead, canUse } from '../../identity/access/access.policy.js';
import type { MailPurpose } from '../model/mail.constants.js';
import type { Audience } from '../model/mailing.constants.js';
import { Mailing } from '../model/mailing.entity.js';
import { findActivity, findUnknownContacts } from './mailing-audience.queries.js';

/** The parts of an audience of which it has one. */
const KINDS = ['seminarId', 'delegationId', 'contactIds'] as const;

/**
 * Checks that an audience is one of the possible ones, exists, and that the actor may write to it.
 * @throws 403 `mailing.audience_not_allowed`, 422
 */
export async function assertMayAddress(tx: Tx, audience: Audience, purpose: MailPurpose): Promise<void> {
  assertNoErrors(validateAudience(audience, purpose));
  const { seminarId, delegationId, contactIds = [] } = audience;
  const activityId = seminarId ?? delegationId ?? null;
  const activity = activityId === null ? null : await findActivity(tx.sql, activityId);
  const field = seminarId === undefined ? 'delegation' : 'seminar';
  if (activityId !== null && (activity?.kind !== field || activity.isArchived)) {
    const detail = `There is no ${field} ${activityId} that is not archived.`;
    throw createInvalidError([{ pointer: `/audience/${field}Id`, code: 'reference.unknown', detail }]);
  }
  assertAllowed(tx.actor, activity?.ownerId ?? null);
  const unknown = new Set(await findUnknownContacts(tx.sql, contactIds));
  const errors = contactIds.flatMap((id, index) =>
    unknown.has(id)
      ? [{ pointer: `/audience/contactIds/${index}`, code: 'reference.unknown', detail: `There is no contact ${id}.` }]
      : [],
  );
  if (errors.length > 0) throw createInvalidError(errors);
}

/**
 * Checks that the actor may change a mailing that exists.
 * @throws 403 `mailing.audience_not_allowed`
 */
export async function assertMayChange(tx: Tx, { seminarId, delegationId }: Audience): Promise<void> {
  const activityId = seminarId ?? delegationId;
  const activity = activityId === undefined ? null : await findActivity(tx.sql, activityId);
  assertAllowed(tx.actor, activity?.ownerId ?? null);
}

/**
 * Checks that the actor may cancel a single mail of a mailing, or send it again.
 * @throws 403 `auth.forbidden`, `mailing.audience_not_allowed`
 */
export async function assertMayChangeMail(tx: Tx, mailingId: string): Promise<void> {
  if (!canUse(tx.actor, 'mailings:write')) {
    throw new CodedError('auth.forbidden', 'A mail of a mailing needs the permission mailings:write.');
  }
  const { audience } = await tx.manager.findOneByOrFail(Mailing, { id: mailingId });
  await assertMayChange(tx, audience);
}

/** A manager writes to everybody, a business development manager to the people of an activity that is their own. */
function assertAllowed(actor: Actor, ownerId: string | null): void {
  if (canSeeEveryLead(actor) || (actor.id !== null && actor.id === ownerId)) return;
  throw new CodedError(
    'mailing.audience_not_allowed',
    'Your role may only send mailings to the people of seminars and delegations that you own.',
  );
}

/** Returns what is wrong with an audience: it has one of the possible parts, and only an activity has people whom it concerns. */
function validateAudience(audience: Audience, purpose: MailPurpose): FieldError[] {
  const [kind, ...others] = KINDS.filter((key) => audience[key] !== undefined);
  if (kind === undefined || others.length > 0) {
    const detail = 'audience must have exactly one of seminarId, delegationId and contactIds.';
    return [{ pointer: '/audience', code: 'mailing.audience_ambiguous', detail }];
  }
  if (kind !== 'seminarId' && audience.statuses !== undefined) {
    const detail = 'statuses are those of the registrations of a seminar (seminarId).';
    return [{ pointer: '/audience/statuses', code: 'mailing.statuses_without_seminar', detail }];
  }
  if (purpose !== 'transactional' || kind !== 'contactIds') return [];
  const detail =
    'A transactional mailing goes to the people of a seminar or a delegation; use event_invitation or marketing for chosen contacts.';
  return [{ pointer: '/purpose', code: 'mailing.purpose_not_allowed', detail }];
}
