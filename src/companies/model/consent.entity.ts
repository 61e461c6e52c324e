import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { ConsentPurpose, LawfulBasis } from './company.constants.js';
import { Contact } from './contact.entity.js';

/**
 * A statement by which a person agreed or withdrew, with its time, its text and its evidence. Statements are only
 * appended.
 */
@Entity('consent')
@Index('consent_contact_id_idx', ['contactId', 'purpose', 'occurredAt', 'id'])
export class Consent {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Contact)
  @Column('uuid')
  contactId: string;

  @Column('text')
  purpose: ConsentPurpose;

  @Column('text')
  lawfulBasis: LawfulBasis;

  /** False when the person withdrew or refused. */
  @Column('boolean')
  granted: boolean;

  @Column('text')
  wording: string;

  @Column('text')
  wordingVersion: string;

  @Column({ type: 'timestamptz', precision: 3 })
  occurredAt: Date;

  @Column('text')
  source: string;

  @Column('text', { nullable: true })
  proof: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
