import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import { Contact } from '../../companies/contact.entity.js';
import { RecordEntity } from '../../database/record.entity.js';
import type { RecordKind } from '../../database/record.store.js';
import { Activity } from '../activity.entity.js';
import type { RegistrationStatus } from './registration.vocabulary.js';

/** Somebody's place at a seminar, or in the line for one. */
@Entity('seminar_registration')
@Unique('seminar_registration_code_uq', ['code'])
@Unique('seminar_registration_contact_uq', ['activityId', 'contactId'])
@Unique('seminar_registration_email_uq', ['activityId', 'email'])
@Index('seminar_registration_arrival_idx', ['activityId', 'arrival'])
@Index('seminar_registration_status_idx', ['activityId', 'status', 'arrival'])
@Index('seminar_registration_contact_id_idx', ['contactId'])
@Index('seminar_registration_replaced_by_id_idx', ['replacedById'])
export class Registration extends RecordEntity {
  /** The seminar. */
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  /** Who it is, once somebody has said so: a registration never makes a contact or company. */
  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  /** As typed. */
  @Column('text')
  fullName: string;

  /** Normalised, as contacts have it. */
  @Column('text', { nullable: true })
  email: string | null;

  @Column('text', { nullable: true })
  companyName: string | null;

  @Column('text', { nullable: true })
  jobTitle: string | null;

  /** BCP 47. */
  @Column('text', { nullable: true })
  language: string | null;

  @Column('text')
  status: RegistrationStatus;

  /** The place in the line; who comes back after a cancellation stands at its end. */
  @Column('bigint')
  arrival: number;

  /** What the person shows at the door. */
  @Column('text')
  code: string;

  /** Came without having registered. */
  @Column('boolean', { default: false })
  walkIn: boolean;

  @Column({ type: 'timestamptz', precision: 3 })
  registeredAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  checkedInAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  cancelledAt: Date | null;

  /** When a seat came free for who waited. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  promotedAt: Date | null;

  @Column('text', { nullable: true })
  notes: string | null;

  /** The registration of the same person that stands instead of this one, which is cancelled for that reason. */
  @ForeignKey(() => Registration)
  @Column('uuid', { nullable: true })
  replacedById: string | null;

  /** The status it had when the other one took its place; `cancelled` also for one that had been archived. */
  @Column('text', { nullable: true })
  replacedStatus: RegistrationStatus | null;

  /** When the person was checked in by it, where the other one took the place of an attended one. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  replacedCheckedInAt: Date | null;
}

/** Registrations, for the record store. The code opens the door, so that the trail does not repeat it. */
export const REGISTRATION: RecordKind<Registration> = {
  entity: Registration,
  name: 'registration',
  secret: ['code'],
};

/** The code of every refusal of a person who is in already. */
export const DUPLICATE = 'registration.duplicate';

declareConstraints({
  seminar_registration_contact_uq: {
    kind: 'conflict',
    code: DUPLICATE,
    detail: 'This person is registered for this seminar already.',
  },
  seminar_registration_email_uq: {
    kind: 'conflict',
    code: DUPLICATE,
    detail: 'Somebody with this e-mail address is registered for this seminar already.',
    pointer: '/email',
  },
});
