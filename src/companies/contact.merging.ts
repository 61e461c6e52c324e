import { conflict } from '../common/errors/domain.errors.js';
import { updateRecord } from '../database/record.store.js';
import type { Tx } from '../database/unit-of-work.js';
import { readAffiliations, writeAffiliations } from './contact.affiliations.js';
import { filledContact } from './contact.columns.js';
import { mergeEmployers } from './contact.employers.js';
import { CONTACT, type Contact } from './contact.entity.js';
import { moveRelations, type MergedRelation } from './merge.engine.js';

/** What a merge did. */
export interface ContactMerge {
  /** Names of the survivor's fields that were filled or added to. */
  filled: string[];
  relations: MergedRelation[];
}

/** Refuses a contact that has been merged into another, naming that one. @throws 409 `contact.merged` */
export function refuseMerged({ id, mergedIntoId }: Contact): void {
  if (!mergedIntoId) return;
  const detail = `The contact ${id} has been merged into ${mergedIntoId}.`;
  throw conflict('contact.merged', detail, [{ pointer: '', code: 'contact.merged', detail }], { mergedIntoId });
}

/**
 * Makes two contacts one: what refers to the source moves, the survivor's blanks are filled from it, and the source is
 * archived with a pointer to the survivor. It keeps its own values, as a trace. Both must be locked.
 */
export async function mergeContacts(tx: Tx, source: Contact, survivor: Contact): Promise<ContactMerge> {
  const before = await readAffiliations(tx, survivor.id);
  const theirs = await readAffiliations(tx, source.id);
  const { affiliations, ...employer } = mergeEmployers(
    { ...survivor, affiliations: before },
    { ...source, affiliations: theirs },
  );
  const relations = await moveRelations(tx, 'contact', source.id, survivor.id);
  await writeAffiliations(tx, survivor.id, affiliations);
  // The source first: while it is in use, its e-mail address is not free for the survivor.
  await updateRecord(tx, CONTACT, source, {
    set: { archivedAt: tx.now, mergedIntoId: survivor.id },
    action: 'merged',
  });
  const changes = await updateRecord(tx, CONTACT, survivor, {
    set: { ...filledContact(survivor, source), ...employer },
    children: {
      before: { affiliations: before },
      // Says which one came in, and so makes a change of a merge that fills nothing.
      after: { affiliations, mergedContactId: source.id },
    },
    action: 'merged',
  });
  const { mergedContactId: _, pinyin: __, ...filled } = changes;
  return { filled: Object.keys(filled), relations };
}
