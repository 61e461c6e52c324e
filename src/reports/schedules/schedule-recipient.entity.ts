import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { Contact } from '../../companies/model/contact.entity.js';
import { User } from '../../identity/model/user.entity.js';
import { Mail } from '../../mail/model/mail.entity.js';
import { ReportScheduleRun } from './report-schedule-run.entity.js';
import { ReportSchedule } from './report-schedule.entity.js';
import type { RecipientSkipCode } from './schedule-recipient.rules.js';

/** A user or a contact who gets the files of a schedule by mail; `position` keeps the order of the request. */
@Entity('report_schedule_recipient')
@Unique('report_schedule_recipient_user_id_uq', ['scheduleId', 'userId'])
@Unique('report_schedule_recipient_contact_id_uq', ['scheduleId', 'contactId'])
@Index('report_schedule_recipient_user_id_idx', ['userId'])
@Index('report_schedule_recipient_contact_id_idx', ['contactId'])
export class ReportScheduleRecipient {
  @ForeignKey(() => ReportSchedule)
  @PrimaryColumn('uuid')
  scheduleId: string;

  @PrimaryColumn('integer')
  position: number;

  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  userId: string | null;

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;
}

/** A recipient of a finished run: the mail that was stored, or why there is none. */
@Entity('report_schedule_run_recipient')
@Unique('report_schedule_run_recipient_mail_id_uq', ['mailId'])
@Index('report_schedule_run_recipient_user_id_idx', ['userId'])
@Index('report_schedule_run_recipient_contact_id_idx', ['contactId'])
export class ReportScheduleRunRecipient {
  @ForeignKey(() => ReportScheduleRun)
  @PrimaryColumn('uuid')
  runId: string;

  @PrimaryColumn('integer')
  position: number;

  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  userId: string | null;

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @ForeignKey(() => Mail)
  @Column('uuid', { nullable: true })
  mailId: string | null;

  @Column('text', { nullable: true })
  skipCode: RecipientSkipCode | null;
}
