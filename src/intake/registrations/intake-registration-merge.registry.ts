import { moveRecords } from '../../companies/merge/record-merge.store.js';
import type { MergeRelation } from '../../companies/merge/merge-relations.registry.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from '../model/intake-registration.entity.js';
import { chooseStatus } from '../model/registration-order.rules.js';
import { findUnseenAttendees } from '../effects/registration-seat.queries.js';

const OF_CONTACT: MergeRelation = {
  target: 'contact',
  table: 'intake_registration',
  column: 'contact_id',
  label: 'intakeRegistrations',
};

/** The relations of registrations by form that a merge updates. */
export const INTAKE_MERGE_RELATIONS: readonly MergeRelation[] = [
  { ...OF_CONTACT, move: moveRegistrations },
  {
    target: 'company',
    table: 'intake_registration',
    column: 'company_id',
    label: 'intakeRegistrations',
    record: { entityType: 'intake_registration' },
  },
  {
    target: 'contact',
    table: 'intake_candidate',
    column: 'contact_id',
    label: 'intakeCandidates',
    uniqueWith: ['registration_id'],
  },
  {
    target: 'company',
    table: 'intake_candidate',
    column: 'company_id',
    label: 'intakeCandidates',
    uniqueWith: ['registration_id'],
  },
  {
    target: 'contact',
    table: 'intake_decision',
    column: 'contact_id',
    label: 'intakeDecisions',
    record: { entityType: 'intake_decision' },
  },
  {
    target: 'company',
    table: 'intake_decision',
    column: 'company_id',
    label: 'intakeDecisions',
    record: { entityType: 'intake_decision' },
  },
];

/**
 * Assigns the registrations of a contact to another contact. The seats were merged before, because
 * IntakeRegistrationsModule imports SeminarsModule. A person who attended with one of the seats attended with all of them. Leads are updated when
 * the rules run the next time.
 */
async function moveRegistrations(tx: Tx, from: string, to: string): Promise<number> {
  const moved = await moveRecords(tx, OF_CONTACT, { entityType: 'intake_registration' }, from, to);
  for (const id of await findUnseenAttendees(tx.sql, to)) {
    const registration = await lockRecord(tx, INTAKE_REGISTRATION, id);
    await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { attendedHere: true, status: chooseStatus(registration.providerStatus, true) },
      action: 'checked_in',
    });
  }
  return moved;
}
