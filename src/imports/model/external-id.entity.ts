import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from '../../companies/model/company.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { Lead } from '../../leads/model/lead.entity.js';

/** The id of a record in another system, by which later imports find the record again. */
@Entity('external_id')
@Index('external_id_company_uq', ['system', 'value'], { unique: true, where: 'company_id IS NOT NULL' })
@Index('external_id_contact_uq', ['system', 'value'], { unique: true, where: 'contact_id IS NOT NULL' })
@Index('external_id_lead_uq', ['system', 'value'], { unique: true, where: 'lead_id IS NOT NULL' })
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

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;

  @ForeignKey(() => Lead)
  @Column('uuid', { nullable: true })
  leadId: string | null;
}
