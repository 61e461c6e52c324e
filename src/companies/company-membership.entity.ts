import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Company } from './company.entity.js';

/** A company's membership of an organisation: a firm is a member of GSC. */
@Entity('company_membership')
@Index('company_membership_uq', ['companyId', 'organisationId'], { unique: true, where: 'until IS NULL' })
@Index('company_membership_company_id_idx', ['companyId'])
@Index('company_membership_organisation_id_idx', ['organisationId'])
export class CompanyMembership {
  @PrimaryColumn('uuid')
  id: string;

  /** The member. */
  @ForeignKey(() => Company)
  @Column('uuid')
  companyId: string;

  /** What it is a member of. */
  @ForeignKey(() => Company)
  @Column('uuid')
  organisationId: string;

  @Column('text', { nullable: true })
  role: string | null;

  @Column('date', { nullable: true })
  since: string | null;

  @Column('date', { nullable: true })
  until: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Column('uuid', { nullable: true })
  createdBy: string | null;
}
