import { lockEmail } from './contact.queries.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { readExternalIds } from '../../common/external-ids/external-id.queries.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { updateRecord } from '../../database/records/record.store.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { readAffiliations, writeAffiliations } from './contact-affiliations.store.js';
import { combineContacts } from './contact-merge.rules.js';
import { CONTACT, type Contact } from '../model/contact.entity.js';
import { contactList } from '../model/contact.list.js';
import { SuppressedAddressRegistry } from '../model/suppressed-addresses.registry.js';
import type { ContactView } from './contact.view.js';
import type { MergeContact } from './contact.dto.js';
import type { ContactMergeView } from './contact-merge.view.js';
import { type MergeRelation, MergeRelationRegistry } from '../merge/merge-relations.registry.js';
import { lockForMerge, moveRelations, runAndRollBack } from '../merge/record-merge.store.js';

/** Service that merges two contacts into one. */
@Injectable()
export class ContactMergeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly registry: MergeRelationRegistry,
    private readonly suppressed: SuppressedAddressRegistry,
  ) {}

  /**
   * Merges a contact, the source, into another, the survivor. The survivor takes the values that it lacks, and
   * everything that refers to the source. The source is archived and points to the survivor. A dry run does the same
   * and rolls it back.
   * @throws 404, 409 when either is archived or was merged before, 412, 422
   */
  merge(id: string, body: MergeContact, ifMatch: number | undefined, actor: Actor): Promise<ContactMergeView> {
    const dryRun = body.dryRun ?? false;
    const parts = { relations: this.registry.list('contact'), suppressed: this.suppressed };
    const merge = async (tx: Tx) => {
      const { source, survivor } = await lockForMerge(tx, CONTACT, body.sourceId, id, ifMatch);
      const merged = dryRun
        ? await runAndRollBack(tx, () => mergeLocked(tx, parts, source, survivor))
        : await mergeLocked(tx, parts, source, survivor);
      return { dryRun, sourceId: source.id, ...merged };
    };
    return this.work.run(actor, merge, { isRepeatable: true });
  }
}

/** The parts that a merge needs besides the two contacts. */
interface MergeParts {
  relations: readonly MergeRelation[];
  suppressed: SuppressedAddressRegistry;
}

async function mergeLocked(tx: Tx, parts: MergeParts, source: Contact, survivor: Contact) {
  const before = await readAffiliations(tx, survivor.id);
  const theirs = await readAffiliations(tx, source.id);
  const { set, affiliations, filled, added } = combineContacts(
    { ...survivor, affiliations: before },
    { ...source, affiliations: theirs },
  );
  const readIds = (contact: Contact) => readExternalIds(tx.sql, 'contact_id', contact.id);
  const [ids, theirIds] = [await readIds(survivor), await readIds(source)];
  const relations = await moveRelations(tx, parts.relations, source.id, survivor.id);
  await writeAffiliations(tx, survivor.id, affiliations);
  // The source is updated first, because its e-mail address is not free for the survivor while the source is in use.
  // The source keeps its own values, so that mail to an old address can still be traced to the person.
  await updateRecord(tx, CONTACT, source, {
    set: { archivedAt: tx.now, mergedIntoId: survivor.id },
    children: {
      before: { affiliations: theirs, externalIds: theirIds },
      after: { affiliations: [], externalIds: await readIds(source) },
    },
    action: 'merged',
  });
  // The survivor may get the address of the source.
  const email = set.email ?? survivor.email;
  if (email !== null) await lockEmail(tx, email);
  const suppressed = await parts.suppressed.isUnwanted(tx, email);
  await updateRecord(tx, CONTACT, survivor, {
    set: { ...set, suppressed, keepUntil: pickLaterDay(survivor.keepUntil, source.keepUntil) },
    children: {
      before: { affiliations: before, externalIds: ids },
      after: {
        affiliations,
        externalIds: await readIds(survivor),
        mergedFrom: { id: source.id, fullName: source.fullName },
      },
    },
    action: 'merged',
  });
  const contact = await readRecord<ContactView>(tx.sql, contactList, 'contact', survivor.id, tx.actor);
  return { filled, added, relations, contact };
}

/** Returns the later of two days, so that a merge keeps nobody for a shorter time than a manager has decided. */
function pickLaterDay(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one;
}
