import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import type { RateKind } from '../../common/money/exchange-rate.rules.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { User } from '../../identity/model/user.entity.js';
import type { CompanyKind } from './company.constants.js';
import type { IdentifierScheme } from '../identifiers/identifiers.rules.js';

/** An organisation: investor, partner, university, chamber of commerce. CHECK constraints and expression indexes are in the migrations. */
@Entity('company')
@Index('company_country_idx', ['country', 'id'])
@Index('company_kind_idx', ['kind', 'id'])
@Index('company_employees_idx', ['employees', 'id'])
@Index('company_turnover_eur_idx', ['turnoverEur', 'id'])
@Index('company_created_at_idx', ['createdAt', 'id'])
@Index('company_updated_at_idx', ['updatedAt', 'id'])
@Index('company_owner_id_idx', ['ownerId', 'id'])
@Index('company_parent_id_idx', ['parentId'])
@Index('company_merged_into_id_idx', ['mergedIntoId'])
@Index('company_subdivision_idx', ['subdivision', 'id'])
@Index('company_name_key_idx', ['nameKey'])
@Index('company_core_key_idx', ['coreKey'])
@Index('company_native_key_idx', ['nativeKey'])
@Index('company_pinyin_idx', ['pinyin'])
export class Company extends RecordEntity {
  /** Name in Latin script. */
  @Column('text')
  name: string;

  /** The registered name in its own script. */
  @Column('text', { nullable: true })
  nativeName: string | null;

  @Column('text', { array: true, default: '{}' })
  aliases: string[];

  @Column('text', { default: 'company' })
  kind: CompanyKind;

  /** ISO 3166-1 alpha-2 code. */
  @Column('text')
  country: string;

  /** ISO 3166-2 code. */
  @Column('text', { nullable: true })
  subdivision: string | null;

  @Column('text', { nullable: true })
  city: string | null;

  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  postalCode: string | null;

  @Column('text', { nullable: true })
  website: string | null;

  /** Mail domains in lower case, without domains of free mail providers. */
  @Column('text', { array: true, default: '{}' })
  emailDomains: string[];

  @Column('integer', { nullable: true })
  employees: number | null;

  /** Amount per year in whole units of the currency. */
  @Column('bigint', { nullable: true })
  turnoverAmount: number | null;

  @Column('text', { nullable: true })
  turnoverCurrency: string | null;

  /** EUR for one unit of the currency. */
  @Column('numeric', { precision: 20, scale: 10, nullable: true })
  turnoverRate: string | null;

  @Column('date', { nullable: true })
  turnoverRateOn: string | null;

  /** Units of the currency for one EUR, where the rate is quoted that way round. */
  @Column('numeric', { nullable: true, precision: 20, scale: 10 })
  turnoverUnitsPerEuro: string | null;

  @Column('text', { nullable: true })
  turnoverRateKind: RateKind | null;

  /** Value in euro. It is frozen when the amount is entered, so that reports do not change with later rates. */
  @Column('bigint', { nullable: true })
  turnoverEur: number | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  parentId: string | null;

  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  ownerId: string | null;

  @Column('text', { array: true, default: '{}' })
  tags: string[];

  @Column('text', { nullable: true })
  notes: string | null;

  /** The company this one was merged into. This one is then archived and redirects to it. */
  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  mergedIntoId: string | null;

  /** Normalised name for the search for duplicates. */
  @Column('text')
  nameKey: string;

  /**
   * The words of the normalised name that identify the company, without words for trades and places; null when there
   * are none.
   */
  @Column('text', { nullable: true })
  coreKey: string | null;

  /** Normalised native name. */
  @Column('text', { nullable: true })
  nativeKey: string | null;

  /** Normalised aliases. */
  @Column('text', { array: true, default: '{}' })
  aliasKeys: string[];

  /** Pinyin of the native name, without tones and spaces. */
  @Column('text', { nullable: true })
  pinyin: string | null;

  @Column('text', { nullable: true })
  pinyinInitials: string | null;
}

/** Companies as a kind of record for the record store. */
export const COMPANY = { entity: Company, name: 'company' } as const satisfies RecordKind<Company>;

declareConstraints({
  company_parent_id_fk: {
    code: 'company.unknown_parent',
    detail: 'parentId must name an existing company.',
    pointer: '/parentId',
  },
  company_owner_id_fk: {
    code: 'user.unknown',
    detail: 'ownerId must name an existing user.',
    pointer: '/ownerId',
  },
  company_parent_ck: {
    code: 'company.parent_cycle',
    detail: 'parentId must name another company.',
    pointer: '/parentId',
  },
});

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
