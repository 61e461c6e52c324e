import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ErrorCode } from '../../../common/errors/error-codes.rules.js';
import { Activity } from '../../activity.entity.js';
import type { RegistrationStatus } from '../model/seminar-registration.constants.js';
import { SeminarRegistration } from '../model/seminar-registration.entity.js';
import type { CheckInOutcome, ClockCorrected } from './check-in.constants.js';

/**
 * An entry of a device that checks people in, which was processed. It never goes, so that an entry that is sent again has the
 * same result.
 */
@Entity('check_in_entry')
@Index('check_in_entry_registration_id_idx', ['registrationId'])
@Index('check_in_entry_undone_key_idx', ['activityId', 'undoneKey'])
@ForeignKey(() => CheckInEntry, ['activityId', 'undoneKey'], ['activityId', 'key'])
export class CheckInEntry {
  /** The seminar. */
  @PrimaryColumn('uuid')
  @ForeignKey(() => Activity)
  activityId: string;

  /** The id that the device made. */
  @PrimaryColumn('uuid')
  key: string;

  @Column({ type: 'timestamptz', precision: 3 })
  processedAt: Date;

  /** SHA-256 of the content. It is null after the person was erased, because names could be guessed by it. */
  @Column('text', { nullable: true })
  contentHash: string | null;

  /** When it happened by the clock of this application. */
  @Column({ type: 'timestamptz', precision: 3 })
  occurredAt: Date;

  @Column('text')
  outcome: CheckInOutcome;

  /** Why the entry was refused, or that the clock of the device was wrong. */
  @Column('text', { nullable: true })
  code: ErrorCode | ClockCorrected | null;

  @ForeignKey(() => SeminarRegistration)
  @Column('uuid', { nullable: true })
  registrationId: string | null;

  /** The key of the entry that this one takes back. */
  @Column('uuid', { nullable: true })
  undoneKey: string | null;

  /** Whether the person counts as checked in by this entry. One that is taken back does not stand any more. */
  @Column('boolean')
  isStanding: boolean;

  /** The status of the registration without the entries that stand; null if there was none in force. */
  @Column('text', { nullable: true })
  statusBefore: RegistrationStatus | null;

  /** The check-in time without the entries that stand, if the person had been checked in in another way. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  checkedInBefore: Date | null;
}
