import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { RecordEntity } from '../database/record.entity.js';
import type { RecordKind } from '../database/record.store.js';
import { Company } from './company.entity.js';

/** A company's membership of an organisation: a firm is a member of GSC. */
@Entity('company_membership')
@Index('company_membership_uq', ['companyId', 'organisationId'], {
  unique: true,
  where: 'until IS NULL AND archived_at IS NULL',
})
@Index('company_membership_company_id_idx', ['companyId'])
@Index('company_membership_organisation_id_idx', ['organisationId'])
export class CompanyMembership extends RecordEntity {
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
}

/** Memberships, as records. */
export const MEMBERSHIP: RecordKind<CompanyMembership> = { entity: CompanyMembership, name: 'company_membership' };
