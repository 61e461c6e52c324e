import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from '../../../companies/model/company.entity.js';
import { Contact } from '../../../companies/model/contact.entity.js';
import { RecordEntity } from '../../../database/records/record.entity.js';
import type { RecordKind } from '../../../database/records/record.store.js';
import { Activity } from '../../activity.entity.js';

/** A part of a seminar, with a time, a room and speakers. */
@Entity('seminar_session')
@Index('seminar_session_activity_id_idx', ['activityId', 'startsAt', 'id'])
export class SeminarSession extends RecordEntity {
  /** The seminar. */
  @ForeignKey(() => Activity)
  @Column('uuid')
  activityId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  startsAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  endsAt: Date;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('text', { nullable: true })
  room: string | null;

  /** A BCP 47 tag. */
  @Column('text', { nullable: true })
  language: string | null;
}

/** A speaker of a session; `position` keeps the order of the programme. */
@Entity('session_speaker')
@Index('session_speaker_contact_id_idx', ['contactId'])
@Index('session_speaker_company_id_idx', ['companyId'])
export class SessionSpeaker {
  @PrimaryColumn('uuid')
  @ForeignKey(() => SeminarSession)
  sessionId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  capacity: string | null;

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;
}

/** Sessions, as records. */
export const SESSION: RecordKind<SeminarSession> = { entity: SeminarSession, name: 'session' };
