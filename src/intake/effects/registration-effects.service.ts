import { Injectable } from '@nestjs/common';
import { Company } from '../../companies/model/company.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { lockUnmerged } from '../../companies/model/contact-lock.store.js';
import { ContactService } from '../../companies/contacts/contact.service.js';
import { updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { LeadRuleService, type MadeByRule } from '../lead-rules/lead-rule.service.js';
import { buildNewcomer } from '../matching/registration-matching.service.js';
import { RegistrationConsentsService } from './registration-consents.service.js';
import { type FilledIn, INTAKE_REGISTRATION, type IntakeRegistration } from '../model/intake-registration.entity.js';
import type { SubmissionConnection } from '../model/registration-submission.rules.js';
import { chooseStatus } from '../model/registration-order.rules.js';
import { RegistrationSeatService } from './registration-seat.service.js';
import { pickValuesForBlanks, FILLABLE, buildSuggestions } from '../model/field-suggestions.rules.js';
import { toSingleLine } from '../model/registration-text.rules.js';

/** Applies the effects of a registration to its contact, its seat, its consents and the leads of the rules. */
@Injectable()
export class RegistrationEffectsService {
  constructor(
    private readonly contacts: ContactService,
    private readonly seats: RegistrationSeatService,
    private readonly consents: RegistrationConsentsService,
    private readonly rules: LeadRuleService,
  ) {}

  /**
   * Applies all effects of a locked registration. Contacts are locked before seminars, and both before leads, so that
   * transactions do not deadlock. A repetition changes nothing.
   * @param before the registration before a change by its provider
   */
  async applyEffects(
    tx: Tx,
    connection: SubmissionConnection,
    registration: IntakeRegistration,
    before = registration,
  ): Promise<MadeByRule[]> {
    await this.fillBlanks(tx, registration);
    const set = await this.seats.followName(tx, before, registration);
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, { set });
    return this.applySeatEffects(tx, connection, registration);
  }

  /** Applies the effects on the seat and the rules. It is enough after a change of the seminar alone. */
  async applySeatEffects(
    tx: Tx,
    connection: SubmissionConnection,
    registration: IntakeRegistration,
  ): Promise<MadeByRule[]> {
    await this.seat(tx, connection, registration);
    const { made } = await this.rules.applyRules(tx, connection, registration);
    return made;
  }

  /** Records the consents of the registration for its contact if the contact is known. */
  async recordConsents(tx: Tx, { name }: { name: string }, { id, contactId }: IntakeRegistration): Promise<void> {
    if (contactId) await this.consents.record(tx, id, contactId, toSingleLine(name) ?? 'Registration form');
  }

  /**
   * Takes back the effects of a locked registration on the wrong contact: the filled fields, the seat and the consents.
   * Later changes by colleagues stay. Leads also stay, because their owners may be working on them.
   */
  async undoEffects(tx: Tx, { name }: { name: string }, registration: IntakeRegistration): Promise<void> {
    const { contactId, id } = registration;
    if (contactId) {
      await this.clearFilledFields(tx, registration, contactId);
      await this.consents.withdraw(tx, id, contactId, toSingleLine(name) ?? 'Registration form');
    }
    await updateRecord(tx, INTAKE_REGISTRATION, registration, {
      set: await this.seats.detachFromContact(tx, registration),
    });
  }

  /** Empties the fields of a contact that the registration filled, if their values have not changed since. */
  private async clearFilledFields(tx: Tx, registration: IntakeRegistration, contactId: string): Promise<void> {
    const contact = await lockUnmerged(tx, contactId);
    if (contact.archivedAt) return;
    const values = getFilledValues(registration, contactId);
    const fields = [...FILLABLE, 'companyId' as const].filter(
      (field) => values[field] !== undefined && contact[field] === values[field],
    );
    if (fields.length > 0) {
      const emptied = Object.fromEntries(fields.map((field) => [field, null]));
      await this.contacts.update(tx, contactId, emptied, undefined, 'emptied_of_form');
    }
    await updateRecord(tx, INTAKE_REGISTRATION, registration, {
      set: { filled: {}, provenance: markProvenance(registration.provenance, {}) },
    });
  }

  /** Ends a registration that another registration replaces. */
  async endReplaced(tx: Tx, registration: IntakeRegistration): Promise<void> {
    await updateRecord(tx, INTAKE_REGISTRATION, registration, {
      set: { status: 'cancelled', providerStatus: 'cancelled' },
      action: 'replaced',
    });
    const seat = await this.seats.syncSeat(tx, { activityId: null, provider: 'generic' }, registration);
    await updateRecord(tx, INTAKE_REGISTRATION, registration, { set: seat });
    await this.rules.withdraw(tx, registration.id);
  }

  /** Updates the seat of a registration. If the seat was attended already, the registration is attended as well. */
  private async seat(tx: Tx, connection: SubmissionConnection, registration: IntakeRegistration): Promise<void> {
    const seat = await this.seats.syncSeat(tx, connection, registration);
    const { providerStatus, attended } = registration;
    const status = chooseStatus(providerStatus, attended || seat.attendedHere);
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { ...seat, status },
      action: 'seated',
    });
  }

  /** Fills the blank fields of the contact, and stores differing data of the form as suggestions. */
  private async fillBlanks(tx: Tx, registration: IntakeRegistration): Promise<void> {
    const { contactId, companyId } = registration;
    const contact = contactId && (await tx.manager.findOne(Contact, { where: { id: contactId } }));
    if (!contact || contact.archivedAt) return;
    const formValues = pickUsableFields(registration);
    const blanks = pickValuesForBlanks(contact, formValues);
    const employer = contact.companyId === null && companyId !== null ? { companyId } : {};
    const values = { ...getFilledValues(registration, contact.id), ...blanks, ...employer };
    if (Object.keys({ ...blanks, ...employer }).length > 0) {
      await this.contacts.update(tx, contact.id, { ...blanks, ...employer }, undefined, 'filled_from_form');
    }
    const { fullName, companyName, email, provenance } = registration;
    const { givenName, familyName, jobTitle, phone } = contact;
    const employerName = await findCompanyName(tx, contact.companyId ?? companyId);
    const known = {
      givenName,
      familyName,
      jobTitle,
      phone,
      fullName: contact.fullName,
      email: contact.email,
      companyName: employerName,
    };
    const suggestions = buildSuggestions(known, { ...formValues, fullName, companyName, email });
    const filled = Object.keys(values).length > 0 ? { contactId: contact.id, values } : {};
    await updateRecord(tx, INTAKE_REGISTRATION, registration, {
      set: { suggestions, filled, provenance: markProvenance(provenance, values) },
    });
  }
}

/** Returns the data of the form that is valid for a contact, in the format of contacts. */
function pickUsableFields(registration: IntakeRegistration): Record<(typeof FILLABLE)[number], string | null> {
  const body = buildNewcomer({ ...registration, fullName: 'Anybody', emailKey: null });
  const fields = FILLABLE.map((field) => [field, body?.[field] ?? null]);
  return Object.fromEntries(fields) as Record<(typeof FILLABLE)[number], string | null>;
}

type Values = NonNullable<FilledIn['values']>;

/**
 * Returns the values that a registration filled in for a contact. Older registrations stored only which fields they had
 * filled, so the data of the form is used for these.
 */
function getFilledValues(registration: IntakeRegistration, contactId: string): Values {
  const { filled, provenance } = registration;
  if (filled.contactId !== undefined) return filled.contactId === contactId ? (filled.values ?? {}) : {};
  const formValues = pickUsableFields(registration);
  const fields = FILLABLE.filter((field) => provenance[field]?.filledContact && formValues[field]);
  return Object.fromEntries(fields.map((field) => [field, formValues[field]!]));
}

/** Returns the origins of fields, with a mark on those that filled a field of the contact. */
function markProvenance(
  provenance: IntakeRegistration['provenance'],
  values: Values,
): IntakeRegistration['provenance'] {
  const entries = Object.entries(provenance).map(([field, { deliveryId, at }]) => {
    return [field, { deliveryId, at, ...(Object.hasOwn(values, field) && { filledContact: true }) }] as const;
  });
  return Object.fromEntries(entries);
}

async function findCompanyName(tx: Tx, companyId: string | null): Promise<string | null> {
  const company = companyId && (await tx.manager.findOne(Company, { where: { id: companyId } }));
  return company ? company.name : null;
}
