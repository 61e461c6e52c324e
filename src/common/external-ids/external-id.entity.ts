import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/**
 * The id of a record in another system, by which later imports find the record again. The kinds of records are in higher
 * layers, so the foreign keys name their tables.
 */
@Entity('external_id')
@Index('external_id_company_uq', ['system', 'value'], { unique: true, where: 'company_id IS NOT NULL' })
@Index('external_id_contact_uq', ['system', 'value'], { unique: true, where: 'contact_id IS NOT NULL' })
@Index('external_id_lead_uq', ['system', 'value'], { unique: true, where: 'lead_id IS NOT NULL' })
@Index('external_id_value_idx', ['value'])
@Index('external_id_company_id_idx', ['companyId'], { where: 'company_id IS NOT NULL' })
@Index('external_id_contact_id_idx', ['contactId'], { where: 'contact_id IS NOT NULL' })
@Index('external_id_lead_id_idx', ['leadId'], { where: 'lead_id IS NOT NULL' })
export class ExternalId {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  system: string;

  @Column('text')
  value: string;

  @ForeignKey('company')
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @ForeignKey('contact')
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @ForeignKey('lead')
  @Column('uuid', { nullable: true })
  leadId: string | null;
}
