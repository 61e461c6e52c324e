import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from './company.entity.js';
import { Contact } from './contact.entity.js';

/** Another company that a person works for, in addition to the main employer. */
@Entity('contact_affiliation')
@Index('contact_affiliation_company_id_idx', ['companyId'])
export class ContactAffiliation {
  @ForeignKey(() => Contact)
  @PrimaryColumn('uuid')
  contactId: string;

  @ForeignKey(() => Company)
  @PrimaryColumn('uuid')
  companyId: string;

  @Column('text', { nullable: true })
  jobTitle: string | null;
}
