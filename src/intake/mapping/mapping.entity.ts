import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { IntakeConnection } from '../connections/connection.entity.js';

/** One version of a connection's mapping. A change makes a new one; a delivery says which it was read with. */
@Entity('intake_mapping')
export class IntakeMapping {
  @ForeignKey(() => IntakeConnection)
  @PrimaryColumn('uuid')
  connectionId: string;

  @PrimaryColumn('integer')
  version: number;

  /** From our fields to the sender's keys, and which answers are consents. */
  @Column('jsonb')
  mapping: object;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
