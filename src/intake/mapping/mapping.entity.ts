import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { IntakeConnection } from '../connections/connection.entity.js';
import type { StoredMapping } from './mapping.vocabulary.js';

/** One version of a connection's mapping. A change makes a new one; a delivery says which it was read with. */
@Entity('intake_mapping')
@Unique('intake_mapping_version_uq', ['connectionId', 'version'])
export class IntakeMapping {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => IntakeConnection)
  @Column('uuid')
  connectionId: string;

  @Column('integer')
  version: number;

  /** From our fields to the sender's keys, and which answers are consents. */
  @Column('jsonb')
  mapping: StoredMapping;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
