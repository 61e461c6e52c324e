import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from './company.entity.js';
import type { IdentifierScheme } from '../identifiers/identifiers.rules.js';

/** A registration number of a company. Its check digits are correct and it has its canonical form. */
@Entity('company_identifier')
@Index('company_identifier_scheme_value_uq', ['scheme', 'value'], { unique: true, where: 'active' })
@Index('company_identifier_company_id_idx', ['companyId'])
export class CompanyIdentifier {
  @PrimaryColumn('uuid')
  id: string;

  @ForeignKey(() => Company)
  @Column('uuid')
  companyId: string;

  @Column('text')
  scheme: IdentifierScheme;

  @Column('text')
  value: string;

  /** False while the company is archived, so that an archived row never blocks a new one. */
  @Column('boolean', { default: true })
  active: boolean;
}
