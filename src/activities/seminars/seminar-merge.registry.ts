import type { MergeRelation, MoveCount } from '../../companies/merge/merge-relations.registry.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { KINDS } from '../activity.entity.js';
import { SEMINAR_REGISTRATION, type SeminarRegistration } from './model/seminar-registration.entity.js';
import { replaceRegistration } from './registrations/seminar-registration-replacement.store.js';
import { SESSION } from './model/session.entity.js';
import { readSpeakers, type Speaker, writeSpeakers } from './sessions/session-speakers.store.js';

/** The relations of seminars that a merge updates. */
export const SEMINAR_MERGE_RELATIONS: readonly MergeRelation[] = [
  {
    target: 'contact',
    table: 'seminar_registration',
    column: 'contact_id',
    label: 'registrations',
    move: moveRegistrations,
  },
  {
    target: 'contact',
    table: 'session_speaker',
    column: 'contact_id',
    label: 'sessions',
    move: (tx, from, to) => moveSpeakers(tx, 'contactId', from, to),
  },
  {
    target: 'company',
    table: 'session_speaker',
    column: 'company_id',
    label: 'sessions',
    move: (tx, from, to) => moveSpeakers(tx, 'companyId', from, to),
  },
];

/**
 * Moves the registrations of one contact to another. A person has one registration for each seminar, so the stronger
 * one stays. The other one is cancelled and archived, and its seat goes to the first person on the waiting list.
 */
async function moveRegistrations(tx: Tx, from: string, to: string): Promise<MoveCount> {
  const rows = await tx.sql.queryAll<{ id: string; seminarId: string; otherId: string | null }>(
    `SELECT r.id, r.activity_id AS "seminarId", o.id AS "otherId" FROM seminar_registration r
     LEFT JOIN seminar_registration o ON o.activity_id = r.activity_id AND o.contact_id = $2
     WHERE r.contact_id = $1 ORDER BY r.activity_id`,
    [from, to],
  );
  const count: MoveCount = { moved: 0, combined: 0 };
  for (const { id, seminarId, otherId } of rows) {
    const seminar = await lockRecord(tx, KINDS.seminar, seminarId);
    const registration = await lockRecord(tx, SEMINAR_REGISTRATION, id);
    if (otherId) {
      const other = await lockRecord(tx, SEMINAR_REGISTRATION, otherId);
      await replaceRegistration(tx, seminar, [registration, other], to, (kept, gone) => combine(tx, kept, gone));
      count.combined++;
    } else {
      await updateRecord(tx, SEMINAR_REGISTRATION, registration, { set: { contactId: to } });
      count.moved++;
    }
  }
  return count;
}

/** Returns the fields that the remaining registration takes over from the one that is archived. */
function combine(
  tx: Tx,
  kept: SeminarRegistration,
  gone: SeminarRegistration,
): Record<'kept' | 'gone', Partial<SeminarRegistration>> {
  const { email, companyName, jobTitle, language, notes } = gone;
  return {
    gone: { archivedAt: gone.archivedAt ?? tx.now },
    kept: {
      email: kept.email ?? email,
      companyName: kept.companyName ?? companyName,
      jobTitle: kept.jobTitle ?? jobTitle,
      language: kept.language ?? language,
      notes: kept.notes ?? notes,
    },
  };
}

/**
 * Moves the speakers of one contact or company to another. Speakers are part of a session, so this is a change of the
 * session. A person is named only once.
 */
async function moveSpeakers(tx: Tx, field: 'contactId' | 'companyId', from: string, to: string): Promise<MoveCount> {
  const column = field === 'contactId' ? 'contact_id' : 'company_id';
  const rows = await tx.sql.queryAll<{ id: string }>(
    `SELECT DISTINCT session_id AS id FROM session_speaker WHERE ${column} = $1 ORDER BY session_id`,
    [from],
  );
  const count: MoveCount = { moved: 0, combined: 0 };
  for (const { id } of rows) {
    const session = await lockRecord(tx, SESSION, id);
    const before = await readSpeakers(tx, id);
    const after = mergeDuplicates(
      before.map((speaker) => (speaker[field] === from ? { ...speaker, [field]: to } : speaker)),
    );
    await writeSpeakers(tx, id, after);
    const children = { before: { speakers: before }, after: { speakers: after } };
    await updateRecord(tx, SESSION, session, { set: {}, children });
    count[after.length < before.length ? 'combined' : 'moved']++;
  }
  return count;
}

/** Returns the first entry of each contact, with empty fields filled from the second one. */
function mergeDuplicates(speakers: readonly Speaker[]): Speaker[] {
  return speakers.flatMap((speaker, index) => {
    const { contactId } = speaker;
    const same = contactId ? speakers.filter((other) => other.contactId === contactId) : [speaker];
    if (same[0] !== speaker) return [];
    const [, second] = same;
    if (!second) return [speakers[index]!];
    return [
      {
        ...speaker,
        capacity: speaker.capacity ?? second.capacity,
        companyId: speaker.companyId ?? second.companyId,
      },
    ];
  });
}
