import { Column, Entity, Index } from 'typeorm';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';

/** A schedule that makes a report again and again. */
@Entity('report_schedule')
@Index('report_schedule_next_due_at_idx', ['nextDueAt'], { where: 'enabled AND archived_at IS NULL' })
@Index('report_schedule_created_at_idx', ['createdAt', 'id'])
@Index('report_schedule_updated_at_idx', ['updatedAt', 'id'])
export class ReportSchedule extends RecordEntity {
  @Column('text')
  name: string;

  /** The five fields of cron, separated by one space. */
  @Column('text')
  cron: string;

  /** The IANA time zone of `cron`. */
  @Column('text')
  timezone: string;

  /** The name of the report. */
  @Column('text')
  report: string;

  /** The parameters of the report; days may be relative to the due day. */
  @Column('jsonb', { default: {} })
  parameters: Record<string, string>;

  @Column('text')
  format: string;

  @Column('text')
  lang: string;

  /** The folder below the root of the reports, with slashes. */
  @Column('text')
  folder: string;

  /** The number of files that are kept; null for all. */
  @Column('integer', { nullable: true })
  keepFiles: number | null;

  @Column('boolean', { default: true })
  enabled: boolean;

  /** The first due time that has no run yet. The scheduler advances it without a new version of the record. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextDueAt: Date | null;
}

/** The record kind of schedules of reports, for the record store. */
export const REPORT_SCHEDULE: RecordKind<ReportSchedule> = { entity: ReportSchedule, name: 'report_schedule' };
