import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ValueChange } from './value-changes.rules.js';

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

  /** The kind of the records: `lead`. */
  @Column('text')
  entity: string;

  @Column('jsonb')
  records: UpdatedRecord[];

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  undoneAt: Date | null;
}
