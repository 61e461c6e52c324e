import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { IntakeConnection } from './connection.entity.js';
import type { StoredMapping } from '../mapping/mapping.rules.js';

/** One version of a connection's mapping. A change creates a new version; a delivery stores which version read it. */
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

  /** The provider's keys by our fields, and the answers that grant consents. */
  @Column('jsonb')
  mapping: StoredMapping;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
