import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '../common/actor/actor.js';
import { invalid } from '../common/errors/domain.errors.js';
import { readRecord } from '../common/lists/record.reader.js';
import {
  archiveRecord,
  insertRecord,
  lockLive,
  lockRecord,
  newRecord,
  restoreRecord,
  updateRecord,
} from '../database/record.store.js';
import { Sql } from '../database/sql.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { appendConsents, auditedConsent, newConsent } from './consent.store.js';
import { readAffiliations, requireEmployers, writeAffiliations } from './contact.affiliations.js';
import { BLANK_CONTACT, changedContact } from './contact.columns.js';
import type { CreateContact, MergeContact, UpdateContact } from './contact.dto.js';
import { requireFreeEmail } from './contact.email.js';
import { changeEmployers, employerErrors, NO_EMPLOYERS, type Employers } from './contact.employers.js';
import { CONTACT, type Contact } from './contact.entity.js';
import { contactList } from './contact.list.js';
import { mergeContacts, refuseMerged } from './contact.merging.js';
import type { ContactMergeView, ContactView } from './contact.view.js';
import { lockForMerge, takenBack } from './merge.engine.js';

/** People: at investors, partners, authorities. */
@Injectable()
export class Contacts {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: Sql,
  ) {}

  /** Adds a contact. @throws 409 `contact.duplicate_email` naming the one that has the address, 422 */
  create(body: CreateContact, actor: Actor, id: string = uuidv7()): Promise<ContactView> {
    return this.work.run(actor, async (tx) => {
      const { affiliations, ...employer } = await this.employersAfter(tx, NO_EMPLOYERS, body);
      const own = { ...BLANK_CONTACT, ...changedContact(BLANK_CONTACT, body), ...employer };
      const contact: Contact = { ...newRecord(tx, id), ...own, mayBeMailed: false, mergedIntoId: null };
      const consents = (body.consents ?? []).map((said, index) => newConsent(tx, id, said, `/consents/${index}`));
      await requireFreeEmail(tx, id, contact.email);
      await insertRecord(tx, CONTACT, contact, { affiliations, consents: consents.map(auditedConsent) });
      await writeAffiliations(tx, id, affiliations);
      await appendConsents(tx, consents);
      return this.view(tx, id);
    });
  }

  /** A contact by id, archived or not; one that was merged says into which. @throws 404 */
  read(id: string, actor: Actor): Promise<ContactView> {
    return readRecord(this.sql, contactList, 'contact', id, actor);
  }

  /** Changes a contact. @throws 404, 409 `contact.duplicate_email`, `contact.merged`, `record.archived`, 412, 422 */
  update(id: string, body: UpdateContact, ifMatch: number | undefined, actor: Actor): Promise<ContactView> {
    return this.work.run(actor, async (tx) => {
      refuseMerged(await lockRecord(tx, CONTACT, id, ifMatch));
      const contact = await lockLive(tx, CONTACT, id);
      const before = await readAffiliations(tx, id);
      const { affiliations, ...employer } = await this.employersAfter(tx, { ...contact, affiliations: before }, body);
      const own = changedContact(contact, body);
      if (own.email && own.email !== contact.email) await requireFreeEmail(tx, id, own.email);
      await writeAffiliations(tx, id, affiliations);
      await updateRecord(tx, CONTACT, contact, {
        set: { ...own, ...employer },
        children: { before: { affiliations: before }, after: { affiliations } },
      });
      return this.view(tx, id);
    });
  }

  /** Archives a contact, whose e-mail address is then free for another. @throws 404, 412 */
  archive(id: string, ifMatch: number | undefined, actor: Actor): Promise<ContactView> {
    return this.work.run(actor, async (tx) => {
      await archiveRecord(tx, CONTACT, id, ifMatch);
      return this.view(tx, id);
    });
  }

  /** Brings an archived contact back. @throws 404, 409 `contact.duplicate_email`, `contact.merged`, 412 */
  restore(id: string, ifMatch: number | undefined, actor: Actor): Promise<ContactView> {
    return this.work.run(actor, async (tx) => {
      const contact = await lockRecord(tx, CONTACT, id, ifMatch);
      refuseMerged(contact);
      await requireFreeEmail(tx, id, contact.email);
      await restoreRecord(tx, CONTACT, id);
      return this.view(tx, id);
    });
  }

  /**
   * Merges another contact into this one, or only says what that would do.
   * @throws 404, 409 `contact.merged`, `record.archived`, 412, 422 `contact.merge_self`, `reference.unknown`
   */
  merge(id: string, body: MergeContact, ifMatch: number | undefined, actor: Actor): Promise<ContactMergeView> {
    const { sourceId, dryRun = false } = body;
    return this.work.run(actor, async (tx) => {
      const { source, survivor } = await lockForMerge(tx, CONTACT, sourceId, id, ifMatch);
      const merge = async () => {
        const merged = await mergeContacts(tx, source, survivor);
        return { dryRun, sourceId, ...merged, survivor: await this.view(tx, id) };
      };
      return dryRun ? takenBack(tx, merge) : merge();
    });
  }

  private view(tx: Tx, id: string): Promise<ContactView> {
    return readRecord(tx.sql, contactList, 'contact', id, tx.actor);
  }

  /** The employers once every company newly referred to is known and in use. */
  private async employersAfter(tx: Tx, before: Employers, body: UpdateContact): Promise<Employers> {
    const errors = employerErrors(before, body);
    if (errors.length > 0) throw invalid(errors);
    await requireEmployers(tx, before, body.companyId, body.affiliations ?? []);
    return changeEmployers(before, body);
  }
}
