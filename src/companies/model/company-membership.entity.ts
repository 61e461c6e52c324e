import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { Company } from './company.entity.js';

/** The membership of a company in an organisation, such as a firm that is a member of GSC. */
@Entity('company_membership')
@Index('company_membership_uq', ['companyId', 'organisationId'], {
  unique: true,
  where: 'until IS NULL AND archived_at IS NULL',
})
@Index('company_membership_company_id_idx', ['companyId'])
@Index('company_membership_organisation_id_idx', ['organisationId'])
export class CompanyMembership extends RecordEntity {
  /** The company that is the member. */
  @ForeignKey(() => Company)
  @Column('uuid')
  companyId: string;

  /** The organisation that the company is a member of. */
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

/** Memberships as a kind of record for the record store. */
export const MEMBERSHIP: RecordKind<CompanyMembership> = { entity: CompanyMembership, name: 'company_membership' };
