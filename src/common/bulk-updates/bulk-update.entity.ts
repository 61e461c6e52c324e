import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ValueChange } from './value-changes.rules.js';

/** The days for which a change of many records can be undone. It is deleted afterwards. */
export const BULK_UPDATE_DAYS = 90;

/** A record that was changed together with others. */
export interface UpdatedRecord {
  id: string;
  /** The version of the record after the change. */
  version: number;
  changes: ValueChange[];
}

/** A change of many records, with the values of each before and after it. */
@Entity('bulk_update')
@Index('bulk_update_created_at_idx', ['createdAt'])
export class BulkUpdate {
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  /** The user or API key that made the change. */
  @Column('uuid')
  createdBy: string;

  /** The role of the caller at that time. */
  @Column('text')
  createdByRole: string;

  /** The kind of the records: `lead`. */
  @Column('text')
  entity: string;

  @Column('jsonb')
  records: UpdatedRecord[];

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  undoneAt: Date | null;
}
