import { createInvalidFieldError } from '../../../common/errors/domain.errors.js';
import { lockCompanies } from '../../../companies/companies/company.queries.js';
import { lockContacts } from '../../../companies/contacts/contact.queries.js';
import { assertReferences } from '../../../database/records/record-references.policy.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { SpeakerBody } from './session.dto.js';
import { SessionSpeaker } from '../model/session.entity.js';

/** A speaker, without the session and the position. */
export type Speaker = Omit<SessionSpeaker, 'sessionId' | 'position'>;

/** Returns the speakers of a session, in the order of the programme. */
export function readSpeakers(tx: Tx, sessionId: string): Promise<Speaker[]> {
  return tx.sql.queryAll<Speaker>(
    `SELECT name, capacity, contact_id AS "contactId", company_id AS "companyId" FROM session_speaker
     WHERE session_id = $1 ORDER BY position`,
    [sessionId],
  );
}

/** Replaces the speakers of a session. */
export async function writeSpeakers(tx: Tx, sessionId: string, speakers: readonly Speaker[]): Promise<void> {
  await tx.manager.delete(SessionSpeaker, { sessionId });
  if (speakers.length === 0) return;
  await tx.manager.insert(
    SessionSpeaker,
    speakers.map((speaker, index) => ({ sessionId, position: index + 1, ...speaker })),
  );
}

/**
 * Returns the speakers that a body names for a session, each once. All named records are locked against a merge, so
 * this must happen before the seminar is locked. References that the session already has are not checked again.
 * @throws 422
 */
export async function resolveSpeakers(
  tx: Tx,
  requested: readonly SpeakerBody[],
  sessionId: string,
): Promise<Speaker[]> {
  requested.forEach(({ contactId, name }, index) => {
    if (!contactId || requested.findIndex((other) => other.contactId === contactId) === index) return;
    throw createInvalidFieldError(
      `/speakers/${index}/contactId`,
      'session.speaker_twice',
      `speakers must name each contact once, but ${name} is named twice.`,
    );
  });
  const [contacts, companies] = [
    requested.map(({ contactId }) => contactId),
    requested.map(({ companyId }) => companyId),
  ];
  await lockContacts(tx.sql, contacts);
  await lockCompanies(tx.sql, companies);
  const before = await readSpeakers(tx, sessionId);
  const known = new Set(before.flatMap(({ contactId, companyId }) => [contactId, companyId]));
  const pickAdded = (id: string | null | undefined) => (id && known.has(id) ? null : id);
  await assertReferences(
    tx,
    requested.flatMap(({ contactId, companyId }, index) => [
      { table: 'contact' as const, id: pickAdded(contactId), pointer: `/speakers/${index}/contactId` },
      { table: 'company' as const, id: pickAdded(companyId), pointer: `/speakers/${index}/companyId` },
    ]),
  );
  return requested.map(({ name, capacity = null, contactId = null, companyId = null }) => {
    return { name, capacity, contactId, companyId };
  });
}
