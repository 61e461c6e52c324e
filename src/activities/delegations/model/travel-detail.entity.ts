import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { DelegationParticipant } from './participant.entity.js';

/**
 * Passport and dietary data of a participant of a delegation. They have their own table, so that only code that is
 * meant to read them does, and are deleted some time after the visit.
 */
@Entity('travel_detail')
export class TravelDetail {
  @ForeignKey(() => DelegationParticipant)
  @PrimaryColumn('uuid')
  participantId: string;

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
