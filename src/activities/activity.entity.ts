import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Agreement } from '../agreements/agreements/agreement.entity.js';
import { Company } from '../companies/model/company.entity.js';
import { RecordEntity } from '../database/records/record.entity.js';
import type { RecordKind } from '../database/records/record.store.js';
import { followOccurrence } from './presence.registry.js';
import { User } from '../identity/model/user.entity.js';
import type { ActivityKind, ActivityStatus, Direction } from './activity.constants.js';

/**
 * A delegation, a roadshow, a stop of a roadshow or a seminar. All kinds share one table, so that a lead, a cost or a
 * touch refers to any of them by one foreign key, and the figures of parts add up in their parent. CHECK constraints
 * define which columns belong to which kind; they are in the migrations with the expression indexes.
 */
@Entity('activity')
@Unique('activity_reference_uq', ['reference'])
@Unique('activity_stop_position_uq', ['parentId', 'position'], { deferrable: 'INITIALLY DEFERRED' })
@Index('activity_agreement_id_idx', ['agreementId'])
@Index('activity_starts_on_idx', ['startsOn', 'id'])
@Index('activity_ends_on_idx', ['endsOn', 'id'])
@Index('activity_kind_idx', ['kind', 'id'])
@Index('activity_country_idx', ['country', 'id'])
@Index('activity_parent_id_idx', ['parentId', 'id'])
@Index('activity_owner_id_idx', ['ownerId', 'id'])
@Index('activity_status_idx', ['status', 'id'])
@Index('activity_sender_company_id_idx', ['senderCompanyId'])
@Index('activity_local_partner_id_idx', ['localPartnerId'])
@Index('activity_created_at_idx', ['createdAt', 'id'])
@Index('activity_updated_at_idx', ['updatedAt', 'id'])
@Index('activity_reference_sort_idx', ['reference', 'id'])
@Index('activity_starts_at_idx', ['startsAt', 'id'])
@Index('activity_ends_at_idx', ['endsAt', 'id'])
@Index('activity_unwrapped_idx', ['endsOn', 'id'], { where: 'wrapped_up_at IS NULL AND archived_at IS NULL' })
export class Activity extends RecordEntity {
  /**
   * For example `DEL-2015-0001`, `ROAD-…` or `SEM-…`. A stop has the reference of its roadshow with a number,
   * `ROAD-2016-0001-S2`.
   */
  @Column('text')
  reference: string;

  @Column('text')
  title: string;

  @Column('text')
  kind: ActivityKind;

  @Column('text', { default: 'planned' })
  status: ActivityStatus;

  /** The parent: the roadshow of a stop, or the stop or delegation of a seminar. */
  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  parentId: string | null;

  /** The agreement under which the activity takes place; the parent's agreement counts when this is null. */
  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  agreementId: string | null;

  /** The user who follows up on the activity. */
  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  ownerId: string | null;

  /** First day, in the activity's time zone. */
  @Column('date')
  startsOn: string;

  /** Last day, in the activity's time zone. */
  @Column('date')
  endsOn: string;

  /** The IANA time zone. */
  @Column('text', { default: 'Europe/Brussels' })
  timezone: string;

  /** Only seminars and stops have hours. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startsAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  endsAt: Date | null;

  /** ISO 3166-1 alpha-2; for a roadshow, the target country. */
  @Column('text', { nullable: true })
  country: string | null;

  @Column('text', { nullable: true })
  city: string | null;

  @Column('text', { nullable: true })
  venue: string | null;

  @Column('text', { nullable: true })
  objectives: string | null;

  @Column('text', { nullable: true })
  notes: string | null;

  @Column('bigint', { nullable: true })
  budgetEur: number | null;

  @Column('bigint', { nullable: true })
  costEur: number | null;

  /** Only for delegations. */
  @Column('text', { nullable: true })
  direction: Direction | null;

  /** Only for delegations: the organisation that sends it. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  senderCompanyId: string | null;

  /** Only for roadshows: NACE codes. */
  @Column('text', { array: true, default: [] })
  sectors: string[];

  /** Only for stops: the order, from 1; null for a stop that was archived on its own. */
  @Column('integer', { nullable: true })
  position: number | null;

  /** Only for stops. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  localPartnerId: string | null;

  /** Only for stops: the number of people that is aimed at. */
  @Column('integer', { nullable: true })
  targetAttendance: number | null;

  /** Only for stops: the number of people who came, where the registrations of its seminars do not give it. */
  @Column('integer', { nullable: true })
  countedAttendance: number | null;

  /** Only for seminars. */
  @Column('text', { nullable: true })
  onlineUrl: string | null;

  /** Only for seminars: the number of seats; null for no limit. */
  @Column('integer', { nullable: true })
  capacity: number | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  registrationOpensAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  registrationClosesAt: Date | null;

  /** Only for seminars: BCP 47 tags. */
  @Column('text', { array: true, default: [] })
  languages: string[];

  /** Only for seminars: the number of days before the start at which people are reminded; null for no reminder. */
  @Column('integer', { nullable: true })
  reminderDays: number | null;

  /** Only for seminars: the hours within which a person who gets a seat from the waiting list confirms it; null for no deadline. */
  @Column('integer', { nullable: true })
  confirmWithinHours: number | null;

  /** The time at which the end was processed: no-shows were set and follow-up tasks created. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  wrappedUpAt: Date | null;
}

/** Activities of any kind, as records. */
export const ACTIVITY: RecordKind<Activity> = { entity: Activity, name: 'activity', afterWrite: followOccurrence };

/** The activities of each kind, as records of their own. A seminar, for example, is not found among the delegations. */
export const KINDS: Record<ActivityKind, RecordKind<Activity>> = {
  delegation: { ...ACTIVITY, name: 'delegation', only: { kind: 'delegation' } },
  roadshow: { ...ACTIVITY, name: 'roadshow', only: { kind: 'roadshow' } },
  roadshow_stop: { ...ACTIVITY, name: 'roadshow_stop', only: { kind: 'roadshow_stop' } },
  seminar: { ...ACTIVITY, name: 'seminar', only: { kind: 'seminar' } },
};
