import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import type { Changes } from '../../../common/audit/audit-changes.rules.js';
import { declareConstraints } from '../../../common/errors/constraint.registry.js';
import { Contact } from '../../../companies/model/contact.entity.js';
import { RecordEntity } from '../../../database/records/record.entity.js';
import type { RecordKind } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { followPresence } from '../../presence.registry.js';
import { Activity } from '../../activity.entity.js';
import { followRegistration } from './registration-follower.registry.js';
import type { RegistrationOrigin, RegistrationStatus } from './seminar-registration.constants.js';

/** A person's seat at a seminar, or place on its waiting list. */
@Entity('seminar_registration')
@Unique('seminar_registration_code_uq', ['code'])
@Unique('seminar_registration_contact_uq', ['activityId', 'contactId'])
@Index('seminar_registration_arrival_idx', ['activityId', 'arrival'])
@Index('seminar_registration_status_idx', ['activityId', 'status', 'arrival'])
@Index('seminar_registration_email_idx', ['activityId', 'email'])
@Index('seminar_registration_contact_id_idx', ['contactId'])
@Index('seminar_registration_replaced_by_id_idx', ['replacedById'])
@Index('seminar_registration_offer_idx', ['offerExpiresAt', 'activityId'], { where: 'offer_expires_at IS NOT NULL' })
export class SeminarRegistration extends RecordEntity {
  /** The seminar. */
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  /** The contact that is this person, once it is known. A registration never creates a contact or company. */
  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  /** The name as entered. */
  @Column('text')
  fullName: string;

  /** In the same normalised form as the address of a contact. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  companyName: string | null;

  @Column('text', { nullable: true })
  jobTitle: string | null;

  /** A BCP 47 tag. */
  @Column('text', { nullable: true })
  language: string | null;

  @Column('text')
  status: RegistrationStatus;

  /** Where the person registered last. People who registered with another provider get its mails, and none of ours. */
  @Column('text', { default: 'staff' })
  origin: RegistrationOrigin;

  /** The place in the order of arrival. A person who registers again after a cancellation gets the last place. */
  @Column('bigint')
  arrival: number;

  /** The code that the person shows at the check-in. */
  @Column('text')
  code: string;

  /** Whether the person came without a registration. */
  @Column('boolean', { default: false })
  walkIn: boolean;

  @Column({ type: 'timestamptz', precision: 3 })
  registeredAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  checkedInAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  cancelledAt: Date | null;

  /** The time at which a waitlisted person got a seat. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  promotedAt: Date | null;

  /** The time until which the person has to confirm a seat from the waiting list; null when it has no deadline. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  offerExpiresAt: Date | null;

  @Column('text', { nullable: true })
  notes: string | null;

  /** The registration of the same person that replaces this one, which is cancelled for that reason. */
  @ForeignKey(() => SeminarRegistration)
  @Column('uuid', { nullable: true })
  replacedById: string | null;

  /** The status before the replacement; also `cancelled` for a registration that had been archived. */
  @Column('text', { nullable: true })
  replacedStatus: RegistrationStatus | null;

  /** The check-in time before the replacement, when the person had attended with this registration. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  replacedCheckedInAt: Date | null;
}

/** Tells those who follow the presence of people, and those who follow registrations, of a change. */
async function followChanges(tx: Tx, registration: SeminarRegistration, changes: Changes): Promise<void> {
  await followPresence(tx, registration, changes);
  await followRegistration(tx, registration, changes);
}

/** Registrations, as records. The audit trail leaves out the code, because it is sufficient for a check-in. */
export const SEMINAR_REGISTRATION: RecordKind<SeminarRegistration> = {
  entity: SeminarRegistration,
  name: 'registration',
  secret: ['code'],
  afterWrite: followChanges,
};

/** The error code for a person who is already registered. */
export const DUPLICATE = 'registration.duplicate';

declareConstraints({
  seminar_registration_contact_uq: {
    code: DUPLICATE,
    detail: 'This person is already registered for this seminar.',
  },
});
