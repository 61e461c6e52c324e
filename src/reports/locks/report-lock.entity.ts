import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';

/**
 * The locked figures of a report for a month. Nothing changes them, and unlocking keeps them. A report, a month and its
 * parameters have one lock that holds (`report_lock_month_uq`, over an expression).
 */
@Entity('report_lock')
@Index('report_lock_month_idx', ['month', 'id'])
@Index('report_lock_locked_at_idx', ['lockedAt', 'id'])
export class ReportLock {
  @PrimaryColumn('uuid')
  id: string;

  /** The name of the report. */
  @Column('text')
  report: string;

  /** The month, such as `2026-10`. */
  @Column('text')
  month: string;

  /** All of the report's own parameters with their values. */
  @Column('jsonb')
  parameters: Record<string, string>;

  @Column('integer')
  definitionVersion: number;

  /** The report as json in English, exactly as it was locked. */
  @Column('text')
  document: string;

  /** The SHA-256 of `document`, in hexadecimal. */
  @Column('text')
  sha256: string;

  @Column('text', { nullable: true })
  note: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  lockedAt: Date;

  @Column('uuid', { nullable: true })
  lockedBy: string | null;

  @Column('text')
  lockedByName: string;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  unlockedAt: Date | null;

  @Column('uuid', { nullable: true })
  unlockedBy: string | null;

  @Column('text', { nullable: true })
  unlockedByName: string | null;

  @Column('text', { nullable: true })
  unlockReason: string | null;
}

declareConstraints({
  report_lock_month_uq: {
    code: 'report_lock.exists',
    detail:
      'This report is already locked for this month with these parameters. Unlock it first or choose another month.',
  },
});
