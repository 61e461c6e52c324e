import { Column, PrimaryColumn } from 'typeorm';

/** What every main record carries. Times have millisecond precision, so that a cursor holds them exactly. */
export abstract class RecordEntity {
  /** UUIDv7, made by the application. */
  @PrimaryColumn('uuid')
  id: string;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  /** Grows by one with every change; the ETag. */
  @Column('integer', { default: 1 })
  version: number;

  /** The user or API key that made the record; null for what the system made. */
  @Column('uuid', { nullable: true })
  createdBy: string | null;

  /** When the record was archived; null while it is in use. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  archivedAt: Date | null;
}
