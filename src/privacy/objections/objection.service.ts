import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import { AGENCY_ZONE } from '../../common/time/agency-zone.constants.js';
import { getEndOfDay, getLocalDate } from '../../common/time/calendar-dates.rules.js';
import { ConsentService } from '../../companies/consents/consent.service.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { withdrawQueuedMails } from '../../mail/outgoing/queued-mail.store.js';
import { SuppressionStore } from '../../mail/suppressions/suppression.store.js';
import { listUnrefusedPurposes } from '../../mail/unsubscribe/unsubscribe.queries.js';
import { type KnownPerson, PersonReader } from '../people/person.reader.js';
import { OBJECTED_PURPOSES, type ObjectedPurpose, type RecordObjection } from './objection.dto.js';
import { findLatestStatement, lockPerson } from './objection.queries.js';
import type { ObjectionView } from './objection.view.js';

/** Records objections to mails: as refusals of the contact, on the list of suppressed addresses, and on queued mails. */
@Injectable()
export class ObjectionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: PersonReader,
    private readonly consents: ConsentService,
    private readonly suppressions: SuppressionStore,
  ) {}

  /**
   * Records an objection. A repeated one changes nothing.
   * @throws 404, 422 `consent.in_future`, `privacy_person.no_address`
   */
  record(key: string, body: RecordObjection, actor: Actor): Promise<ObjectionView> {
    return this.work.run(actor, (tx) => this.apply(tx, key, body), { isRepeatable: true });
  }

  private async apply(tx: Tx, key: string, body: RecordObjection): Promise<ObjectionView> {
    if (body.receivedOn > getLocalDate(AGENCY_ZONE, tx.now)) {
      const detail = `receivedOn must not be in the future, but is ${body.receivedOn}.`;
      throw createInvalidFieldError('/receivedOn', 'consent.in_future', detail);
    }
    const known = await this.lock(tx, key);
    const { contactId, emails, person } = known;
    if (contactId === null && emails.length === 0) {
      const detail = 'The person is no contact and has no e-mail address, so there is nothing to which mails could go.';
      throw createInvalidFieldError('', 'privacy_person.no_address', detail);
    }
    const purposes = body.purposes ?? OBJECTED_PURPOSES;
    const refusedPurposes = contactId === null ? [] : await this.refuse(tx, contactId, purposes, body);
    let suppressedAddresses = 0;
    for (const email of emails) {
      if (await this.suppressions.add(tx, email, 'objection')) suppressedAddresses += 1;
    }
    const { contactIds } = person;
    const suppressedMails = await withdrawQueuedMails(tx, { contactIds, addresses: emails, purposes });
    if (refusedPurposes.length > 0 || suppressedAddresses > 0 || suppressedMails > 0) {
      const changes = {
        purposes: { before: null, after: purposes },
        receivedOn: { before: null, after: body.receivedOn },
      };
      await tx.audit({ action: 'objection_recorded', entityType: 'person', entityId: known.record.id, changes });
    }
    return { key: known.key, contactId, refusedPurposes, suppressedAddresses, suppressedMails };
  }

  /** Returns the person once no merge and no other objection can change it any more. */
  private async lock(tx: Tx, key: string): Promise<KnownPerson> {
    const { person, emails } = await this.people.read(key, tx.sql);
    await lockPerson(tx.sql, person.contactIds, emails);
    return this.people.read(key, tx.sql);
  }

  /** Records a refusal of each purpose that the contact has not refused with the latest statement. */
  private async refuse(
    tx: Tx,
    contactId: string,
    purposes: readonly ObjectedPurpose[],
    { wording, source, receivedOn }: RecordObjection,
  ): Promise<ObjectedPurpose[]> {
    const refused = await listUnrefusedPurposes(tx.sql, contactId, purposes);
    const endOfDay = getEndOfDay(receivedOn, AGENCY_ZONE).getTime() - 1;
    for (const purpose of refused) {
      const latest = await findLatestStatement(tx.sql, contactId, purpose);
      // The objection of a colleague who reads the letter later outweighs what the person has agreed to since then.
      const isOutweighed = latest !== null && latest.getTime() >= endOfDay;
      const occurredAt = new Date(isOutweighed ? tx.now : Math.min(endOfDay, tx.now.getTime())).toISOString();
      const statement = { purpose, granted: false, wording, wordingVersion: '1', source, occurredAt };
      await this.consents.append(tx, contactId, { ...statement, proof: `Objection received on ${receivedOn}` });
    }
    return refused;
  }
}
