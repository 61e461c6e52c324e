import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from '../../companies/model/company.entity.js';
import { Contact } from '../../companies/model/contact.entity.js';
import { Agreement } from './agreement.entity.js';
import type { PartyRole } from './agreement.constants.js';

/** An organisation that takes part in an agreement, in one role. */
@Entity('agreement_party')
@Index('agreement_party_company_id_idx', ['companyId'])
export class AgreementParty {
  @ForeignKey(() => Agreement)
  @PrimaryColumn('uuid')
  agreementId: string;

  @ForeignKey(() => Company)
  @PrimaryColumn('uuid')
  companyId: string;

  @Column('text')
  role: PartyRole;
}

/** A person who signed an agreement; `position` keeps the order of the document. */
@Entity('agreement_signatory')
@Index('agreement_signatory_company_id_idx', ['companyId'])
@Index('agreement_signatory_contact_id_idx', ['contactId'])
export class AgreementSignatory {
  @ForeignKey(() => Agreement)
  @PrimaryColumn('uuid')
  agreementId: string;

  @PrimaryColumn('integer')
  position: number;

  @Column('text')
  name: string;

  /** For example "Provincial Deputy" or "president". */
  @Column('text', { nullable: true })
  capacity: string | null;

  /** The organisation that the person signed for. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  companyId: string | null;

  @ForeignKey(() => Contact)
  @Column('uuid', { nullable: true })
  contactId: string | null;
}
