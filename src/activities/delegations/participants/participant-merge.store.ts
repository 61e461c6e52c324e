import { auditCombined } from '../../../companies/merge/record-merge.store.js';
import type { MoveCount } from '../../../companies/merge/merge-relations.registry.js';
import { lockRecord, updateRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { followContacts } from '../../presence.registry.js';
import { combineParticipants } from '../model/participant-combination.rules.js';
import { type DelegationParticipant, PARTICIPANT } from '../model/participant.entity.js';
import { TravelDetail } from '../model/travel-detail.entity.js';
import { NO_CLEAR_TEXT, pickTravelContent, type TravelDetailCipher } from '../model/travel-detail.cipher.js';
import { TRAVEL_FIELDS } from '../model/travel-detail.constants.js';
import { replaceInProgramme } from '../programme/programme-relations.store.js';

/**
 * Moves the participations of one contact to another. A person who was on a delegation twice is on it once afterwards.
 * The programme items and travel details of both participants are combined.
 */
export async function mergeParticipants(
  tx: Tx,
  cipher: TravelDetailCipher,
  from: string,
  to: string,
): Promise<MoveCount> {
  const rows = await tx.sql.queryAll<{ id: string; twinId: string | null }>(
    `SELECT gone.id, kept.id AS "twinId" FROM delegation_participant gone
       LEFT JOIN delegation_participant kept ON kept.activity_id = gone.activity_id AND kept.contact_id = $2
     WHERE gone.contact_id = $1 ORDER BY gone.id`,
    [from, to],
  );
  // The rows of travel details are locked below. A rotation locks the key before them.
  if (rows.some(({ twinId }) => twinId !== null)) await cipher.lockKey(tx);
  const count: MoveCount = { moved: 0, combined: 0 };
  for (const { id, twinId } of rows) {
    const participant = await lockRecord(tx, PARTICIPANT, id);
    if (twinId === null) {
      await updateRecord(tx, PARTICIPANT, participant, { set: { contactId: to } });
      count.moved++;
    } else {
      await combine(tx, cipher, await lockRecord(tx, PARTICIPANT, twinId), participant);
      count.combined++;
    }
  }
  return count;
}

async function combine(
  tx: Tx,
  cipher: TravelDetailCipher,
  kept: DelegationParticipant,
  gone: DelegationParticipant,
): Promise<void> {
  const set = combineParticipants(kept, gone);
  await combineTravelDetails(tx, cipher, gone.id, kept.id);
  await replaceInProgramme(tx, gone.id, kept.id);
  // The row is archived before it is deleted. Its history then ends with the archiving, and a head leaves the unique
  // index before the survivor becomes head.
  await tx.sql.execute('UPDATE delegation_participant SET archived_at = $2, updated_at = $2 WHERE id = $1', [
    gone.id,
    tx.now,
  ]);
  const removed = await tx.sql.queryAll<{ row: Record<string, unknown> }>(
    'DELETE FROM delegation_participant AS gone WHERE id = $1 RETURNING to_jsonb(gone) AS row',
    [gone.id],
  );
  const rowsBefore = removed.map(({ row }) => ({ ...row, archived_at: gone.archivedAt }));
  await auditCombined(tx, { target: 'contact', label: 'participations' }, kept.contactId, rowsBefore);
  await updateRecord(tx, PARTICIPANT, kept, { set, action: 'combined' });
  await followContacts(tx, [gone.contactId, kept.contactId]);
}

/**
 * Combines the travel details; the values of the survivor count, and empty fields are filled. Details whose key is
 * lost give way to readable ones. Their content is not written to the audit trail.
 */
async function combineTravelDetails(tx: Tx, cipher: TravelDetailCipher, from: string, to: string): Promise<void> {
  const gone = await tx.manager.findOneBy(TravelDetail, { participantId: from });
  if (!gone) return;
  const kept = await tx.manager.findOneBy(TravelDetail, { participantId: to });
  if (!kept) {
    await tx.manager.update(TravelDetail, { participantId: from }, { participantId: to });
    return;
  }
  const before = await cipher.decryptIfReadable(kept, tx.sql);
  const others = await cipher.decryptIfReadable(gone, tx.sql);
  if (others) {
    const content = pickTravelContent(
      Object.fromEntries(TRAVEL_FIELDS.map((field) => [field, before?.[field] ?? others[field]])),
    );
    const detailsEncrypted = await cipher.encrypt(tx, kept.id, content);
    await tx.manager.update(TravelDetail, { participantId: to }, { ...NO_CLEAR_TEXT, detailsEncrypted });
  }
  await tx.manager.delete(TravelDetail, { participantId: from });
}
