import { Column, Entity, Index } from 'typeorm';
import { RecordEntity } from '../../database/record.entity.js';
import type { RecordKind } from '../../database/record.store.js';

/** A schedule that makes a report again and again. */
@Entity('report_schedule')
@Index('report_schedule_next_due_at_idx', ['nextDueAt'], { where: 'enabled AND archived_at IS NULL' })
@Index('report_schedule_created_at_idx', ['createdAt', 'id'])
@Index('report_schedule_updated_at_idx', ['updatedAt', 'id'])
export class ReportSchedule extends RecordEntity {
  @Column('text')
  name: string;

  /** Five fields, one space between. */
  @Column('text')
  cron: string;

  /** The IANA zone whose clocks `cron` speaks of. */
  @Column('text')
  timezone: string;

  /** Name of the report. */
  @Column('text')
  report: string;

  /** Parameters of the report; days may be relative to the day it is due. */
  @Column('jsonb', { default: {} })
  parameters: Record<string, string>;

  @Column('text')
  format: string;

  @Column('text')
  lang: string;

  /** Below the root of the reports, with slashes. */
  @Column('text')
  folder: string;

  /** Files kept; null for all. */
  @Column('integer', { nullable: true })
  keepFiles: number | null;

  @Column('boolean', { default: true })
  enabled: boolean;

  /** The first due time that no run has been made for yet; moved on by the clock, without a new version. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextDueAt: Date | null;
}

/** Schedules of reports, for the record store. */
export const REPORT_SCHEDULE: RecordKind<ReportSchedule> = { entity: ReportSchedule, name: 'report_schedule' };
