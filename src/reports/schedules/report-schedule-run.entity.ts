import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ReportSchedule } from './report-schedule.entity.js';

/** How runs can stand. */
export const RUN_OUTCOMES = ['waiting', 'running', 'done', 'failed', 'skipped'] as const;
/** One of {@link RUN_OUTCOMES}. */
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** One due time of a schedule, and what came of it. */
@Entity('report_schedule_run')
@Unique('report_schedule_run_due_at_uq', ['scheduleId', 'dueAt'])
@Index('report_schedule_run_open_idx', ['nextAttemptAt', 'dueAt'], { where: `outcome IN ('waiting', 'running')` })
@Index('report_schedule_run_file_name_idx', ['folder', 'fileName'], { where: 'file_name IS NOT NULL' })
export class ReportScheduleRun {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => ReportSchedule)
  @Column('uuid')
  scheduleId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  dueAt: Date;

  /** Asked for by somebody, who on the command line has no id. */
  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  /** Null for what the clock asked for. */
  @Column('text', { nullable: true })
  requestedByName: string | null;

  @Column('text', { default: 'waiting' })
  outcome: RunOutcome;

  /** How often it has been tried. */
  @Column('integer', { default: 0 })
  attempt: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  finishedAt: Date | null;

  /** What the report was asked for in the last attempt, days resolved. */
  @Column('jsonb', { nullable: true })
  parameters: Record<string, string> | null;

  @Column('integer', { nullable: true })
  definitionVersion: number | null;

  /** Where the file is, and what; written down before the file gets its name. */
  @Column('text', { nullable: true })
  folder: string | null;

  @Column('text', { nullable: true })
  fileName: string | null;

  @Column('bigint', { nullable: true })
  bytes: number | null;

  @Column('text', { nullable: true })
  sha256: string | null;

  /** Why the last attempt failed. */
  @Column('text', { nullable: true })
  errorCode: string | null;

  /** When the file was removed to keep no more than the schedule says. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  prunedAt: Date | null;
}
