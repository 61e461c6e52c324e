import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { RecordEntity } from '../database/record.entity.js';

/** A delegation, roadshow or seminar that leads can come from. */
@Entity('activity')
@Unique('activity_reference_uq', ['reference'])
@Index('activity_agreement_id_idx', ['agreementId'])
@Index('activity_starts_on_idx', ['startsOn', 'id'])
@Index('activity_ends_on_idx', ['endsOn', 'id'])
@Index('activity_kind_idx', ['kind', 'id'])
@Index('activity_country_idx', ['country', 'id'])
export class Activity extends RecordEntity {
  /** `DEL-2015-0001`, `ROAD-…`, `SEM-…`. */
  @Column('text')
  reference: string;

  @Column('text')
  title: string;

  @Column('text')
  kind: string;

  @Column('date')
  startsOn: string;

  @Column('date')
  endsOn: string;

  /** ISO 3166-1 alpha-2. */
  @Column('text', { nullable: true })
  country: string | null;

  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  agreementId: string | null;
}
