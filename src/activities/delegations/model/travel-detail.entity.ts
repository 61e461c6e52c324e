import { Column, Entity, ForeignKey, Generated, PrimaryColumn, Unique } from 'typeorm';
import { DelegationParticipant } from './participant.entity.js';

/**
 * Passport and dietary data of a participant of a delegation. They have their own table, so that only code that is
 * meant to read them does, are encrypted, and are deleted some time after the visit. Earlier releases
 * stored the content in the columns of clear text.
 */
@Entity('travel_detail')
@Unique('travel_detail_id_uq', ['id'])
export class TravelDetail {
  @ForeignKey(() => DelegationParticipant)
  @PrimaryColumn('uuid')
  participantId: string;

  /** The id of the row, to which its encryption is bound. A merge moves the row to another participant. */
  @Column('uuid')
  @Generated('uuid')
  id: string;

  /** The content as JSON, encrypted; null while the columns of clear text have it. */
  @Column('bytea', { nullable: true })
  detailsEncrypted: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Column('uuid', { nullable: true })
  updatedBy: string | null;

  @Column('text', { nullable: true })
  passportName: string | null;

  @Column('text', { nullable: true })
  passportNumber: string | null;

  /** ISO 3166-1 alpha-2. */
  @Column('text', { nullable: true })
  passportCountry: string | null;

  @Column('date', { nullable: true })
  passportExpiresOn: string | null;

  @Column('date', { nullable: true })
  bornOn: string | null;

  @Column('text', { nullable: true })
  dietary: string | null;

  @Column('text', { nullable: true })
  accessNeeds: string | null;

  @Column('text', { nullable: true })
  emergencyContact: string | null;
}
