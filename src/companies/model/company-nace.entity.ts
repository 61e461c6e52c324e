import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from './company.entity.js';

/** An economic activity of a company: a NACE code and the revision of NACE that it belongs to. */
@Entity('company_nace')
@Index('company_nace_primary_uq', ['companyId'], { unique: true, where: 'is_primary' })
@Index('company_nace_code_idx', ['code'])
export class CompanyNace {
  @ForeignKey(() => Company)
  @PrimaryColumn('uuid')
  companyId: string;

  @PrimaryColumn('text')
  naceVersion: string;

  @PrimaryColumn('text')
  code: string;

  @Column('boolean', { default: false })
  isPrimary: boolean;
}
