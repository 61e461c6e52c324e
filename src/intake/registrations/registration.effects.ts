import { Injectable } from '@nestjs/common';
import { Contact } from '../../companies/contact.entity.js';
import { lockUnmerged } from '../../companies/contact.lock.js';
import { Contacts } from '../../companies/contact.service.js';
import { updateRecord } from '../../database/record.store.js';
import type { Tx } from '../../database/unit-of-work.js';
import { LeadRules, type MadeByRule } from '../rules/rule.service.js';
import { newcomerOf } from './registration.matching.js';
import { RegistrationConsents } from './registration.consents.js';
import { type FilledIn, INTAKE_REGISTRATION, type IntakeRegistration } from './registration.entity.js';
import type { RegisteringConnection } from './registration.contract.js';
import { statusOf } from './registration.order.rules.js';
import { RegistrationSeats } from './registration.seats.js';
import { blanksToFill, FILLABLE, suggestionsOf } from './registration.suggestions.rules.js';
import { oneLine } from './registration.text.rules.js';

/** What follows from a registration: for its contact, its seat, its consents and the leads of the rules. */
@Injectable()
export class RegistrationEffects {
  constructor(
    private readonly contacts: Contacts,
    private readonly seats: RegistrationSeats,
    private readonly consents: RegistrationConsents,
    private readonly rules: LeadRules,
  ) {}

  /**
   * Brings everything to what a locked registration has come to. In this order: contacts are locked before seminars, and
   * both before leads. Doing it again changes nothing.
   */
  async follow(tx: Tx, connection: RegisteringConnection, registration: IntakeRegistration): Promise<MadeByRule[]> {
    await this.fillBlanks(tx, registration);
    return this.reseat(tx, connection, registration);
  }

  /** As {@link follow}, where only the seminar has changed: for the seat, and for the rules that wait for it. */
  async reseat(tx: Tx, connection: RegisteringConnection, registration: IntakeRegistration): Promise<MadeByRule[]> {
    await this.seat(tx, connection, registration);
    const { made } = await this.rules.applyRules(tx, connection, registration);
    return made;
  }

  /** Records what was ticked for the contact, once that is known. */
  async recordConsents(tx: Tx, { name }: { name: string }, { id, contactId }: IntakeRegistration): Promise<void> {
    if (contactId) await this.consents.record(tx, id, contactId, oneLine(name) ?? 'Registration form');
  }

  /**
   * Takes back what a locked registration did for a contact who is not the one: its blanks, its place on the list, its
   * consents. What colleagues have changed since stays, and so do leads: somebody may be at work on them.
   */
  async takeBack(tx: Tx, { name }: { name: string }, registration: IntakeRegistration): Promise<void> {
    const { contactId, id } = registration;
    if (contactId) {
      await this.emptyFilled(tx, registration, contactId);
      await this.consents.takeBack(tx, id, contactId, oneLine(name) ?? 'Registration form');
    }
    await updateRecord(tx, INTAKE_REGISTRATION, registration, { set: await this.seats.disown(tx, registration) });
  }

  /** Empties what the registration has filled in a contact, where that still says the same. */
  private async emptyFilled(tx: Tx, registration: IntakeRegistration, contactId: string): Promise<void> {
    const contact = await lockUnmerged(tx, contactId);
    if (contact.archivedAt) return;
    const values = filledIn(registration, contactId);
    const fields = [...FILLABLE, 'companyId' as const].filter(
      (field) => values[field] !== undefined && contact[field] === values[field],
    );
    if (fields.length > 0) {
      const emptied = Object.fromEntries(fields.map((field) => [field, null]));
      await this.contacts.updateIn(tx, contactId, emptied, undefined, 'emptied_of_form');
    }
    await updateRecord(tx, INTAKE_REGISTRATION, registration, {
      set: { filled: {}, provenance: marked(registration.provenance, {}) },
    });
  }

  /** Ends a registration that lives on under another. */
  async end(tx: Tx, registration: IntakeRegistration): Promise<void> {
    await updateRecord(tx, INTAKE_REGISTRATION, registration, {
      set: { status: 'cancelled', senderStatus: 'cancelled' },
      action: 'replaced',
    });
    const seat = await this.seats.bring(tx, { activityId: null, provider: 'generic' }, registration);
    await updateRecord(tx, INTAKE_REGISTRATION, registration, { set: seat });
    await this.rules.withdraw(tx, registration.id);
  }

  /** Brings the seat to what a registration says; a seat that was attended already is its attendance. */
  private async seat(tx: Tx, connection: RegisteringConnection, registration: IntakeRegistration): Promise<void> {
    const seat = await this.seats.bring(tx, connection, registration);
    const { senderStatus, attended } = registration;
    const status = statusOf(senderStatus, attended || seat.attendedHere);
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { ...seat, status },
      action: 'seated',
    });
  }

  /** Fills what of the contact is blank, and keeps what the form says otherwise as a suggestion. */
  private async fillBlanks(tx: Tx, registration: IntakeRegistration): Promise<void> {
    const { contactId, companyId } = registration;
    const contact = contactId && (await tx.manager.findOne(Contact, { where: { id: contactId } }));
    if (!contact || contact.archivedAt) return;
    const said = { ...NOTHING_SAID, ...usable(registration) };
    const blanks = blanksToFill(contact, said);
    const employer = contact.companyId === null && companyId !== null ? { companyId } : {};
    const values = { ...filledIn(registration, contact.id), ...blanks, ...employer };
    if (Object.keys({ ...blanks, ...employer }).length > 0) {
      await this.contacts.updateIn(tx, contact.id, { ...blanks, ...employer }, undefined, 'filled_from_form');
    }
    const { fullName, companyName, email, provenance } = registration;
    const { givenName, familyName, jobTitle, phone } = contact;
    const employerName = await nameOf(tx, contact.companyId ?? companyId);
    const known = {
      givenName,
      familyName,
      jobTitle,
      phone,
      fullName: contact.fullName,
      email: contact.email,
      companyName: employerName,
    };
    const suggestions = suggestionsOf(known, { ...said, fullName, companyName, email });
    const filled = Object.keys(values).length > 0 ? { contactId: contact.id, values } : {};
    await updateRecord(tx, INTAKE_REGISTRATION, registration, {
      set: { suggestions, filled, provenance: marked(provenance, values) },
    });
  }
}

const NOTHING_SAID = Object.fromEntries(FILLABLE.map((field) => [field, null])) as Record<
  (typeof FILLABLE)[number],
  null
>;

/** What a contact can take of what the form says, in the form in which contacts have it. */
function usable(registration: IntakeRegistration): Partial<Record<(typeof FILLABLE)[number], string | null>> {
  const body = newcomerOf({ ...registration, fullName: 'Anybody', emailKey: null });
  return Object.fromEntries(FILLABLE.map((field) => [field, body?.[field] ?? null]));
}

type Values = NonNullable<FilledIn['values']>;

/** What a registration has filled in of a contact. Before that was kept, the field said so, and what it says is taken for it. */
function filledIn(registration: IntakeRegistration, contactId: string): Values {
  const { filled, provenance } = registration;
  if (filled.contactId !== undefined) return filled.contactId === contactId ? (filled.values ?? {}) : {};
  const said = usable(registration);
  const fields = FILLABLE.filter((field) => provenance[field]?.filledContact && said[field]);
  return Object.fromEntries(fields.map((field) => [field, said[field]!]));
}

/** Where fields are from, with a mark on those that have filled a field of the contact. */
function marked(provenance: IntakeRegistration['provenance'], values: Values): IntakeRegistration['provenance'] {
  const entries = Object.entries(provenance).map(([field, { deliveryId, at }]) => {
    return [field, { deliveryId, at, ...(Object.hasOwn(values, field) && { filledContact: true }) }] as const;
  });
  return Object.fromEntries(entries);
}

async function nameOf(tx: Tx, companyId: string | null): Promise<string | null> {
  const company = await tx.sql.first<{ name: string }>('SELECT name FROM company WHERE id = $1::uuid', [companyId]);
  return company?.name ?? null;
}
