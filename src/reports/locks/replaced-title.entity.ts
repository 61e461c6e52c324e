import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ReportLock } from './report-lock.entity.js';

/** A title of a locked document that an erasure has replaced in its record. The document is shown with the replacement. */
@Entity('report_lock_title')
export class ReplacedTitle {
  @ForeignKey(() => ReportLock, { onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  reportLockId: string;

  /** The SHA-256 of the title as it was locked, in hexadecimal. */
  @PrimaryColumn('text')
  titleSha256: string;

  @Column('text')
  replacement: string;
}
