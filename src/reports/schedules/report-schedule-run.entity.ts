import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { ReportSchedule } from './report-schedule.entity.js';

/** The outcomes of runs. */
export const RUN_OUTCOMES = ['waiting', 'running', 'done', 'failed', 'skipped'] as const;
/** One of {@link RUN_OUTCOMES}. */
export type RunOutcome = (typeof RUN_OUTCOMES)[number];

/** One due time of a schedule, with the outcome of its run. */
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

  /**
   * The id of the actor who requested the run; null on the command line, and for a run that was due by its schedule.
   */
  @Column('uuid', { nullable: true })
  requestedBy: string | null;

  /** The name of the actor who requested the run; null for a run that was due by its schedule. */
  @Column('text', { nullable: true })
  requestedByName: string | null;

  @Column('text', { default: 'waiting' })
  outcome: RunOutcome;

  /** The number of attempts so far. */
  @Column('integer', { default: 0 })
  attempt: number;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  nextAttemptAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  startedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  finishedAt: Date | null;

  /** The parameters of the report in the last attempt, with days resolved. */
  @Column('jsonb', { nullable: true })
  parameters: Record<string, string> | null;

  @Column('integer', { nullable: true })
  definitionVersion: number | null;

  /** The folder and the name of the file, stored before the file gets its name. */
  @Column('text', { nullable: true })
  folder: string | null;

  @Column('text', { nullable: true })
  fileName: string | null;

  @Column('bigint', { nullable: true })
  bytes: number | null;

  @Column('text', { nullable: true })
  sha256: string | null;

  /** The reason why the last attempt failed. */
  @Column('text', { nullable: true })
  errorCode: string | null;

  /** The time at which the file was removed, to keep no more files than the schedule allows. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  prunedAt: Date | null;
}
