import { Column, PrimaryColumn } from 'typeorm';

/** The columns of every main record. Times have millisecond precision, so that a cursor stores them exactly. */
export abstract class RecordEntity {
  /** UUIDv7 that the application creates. */
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  /** Version for the ETag; it grows by one with every change. */
  @Column('integer', { default: 1 })
  version: number;

  /** The user or API key that created the record; null for the system. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** Time at which the record was archived; null while it is in use. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  archivedAt: Date | null;
}
