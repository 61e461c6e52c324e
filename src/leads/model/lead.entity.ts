import { Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Activity } from '../../activities/activity.entity.js';
import { Agreement } from '../../agreements/agreements/agreement.entity.js';
import { declareConstraints } from '../../common/errors/constraint.registry.js';
import type { RateKind } from '../../common/money/exchange-rate.rules.js';
import type { NaceVersion } from '../../common/reference/nace-codes.rules.js';
import { Company } from '../../companies/model/company.entity.js';
import { RecordEntity } from '../../database/records/record.entity.js';
import type { RecordKind } from '../../database/records/record.store.js';
import { User } from '../../identity/model/user.entity.js';
import type {
  BusinessActivity,
  Channel,
  InvestmentType,
  Involvement,
  LeadStatus,
  Likelihood,
  LostReason,
  ScreeningStatus,
  Stage,
  WinVerification,
} from '../pipeline/lead.constants.js';

/** A location that the investor compares with ours. */
export interface CompetitorLocation {
  country: string;
  region: string | null;
}

/** A site proposed to the investor. */
export interface CandidateSite {
  name: string;
  municipality: string | null;
  shortlisted: boolean;
  chosen: boolean;
}

/** An investment project, from first contact to investment. CHECK constraints, triggers, collations and expression indexes are in the migrations. */
@Entity('lead')
@Unique('lead_reference_uq', ['reference'])
@Index('lead_stage_stage_entered_on_idx', ['stage', 'stageEnteredOn', 'id'])
@Index('lead_stage_updated_at_idx', ['stage', 'updatedAt', 'id'])
@Index('lead_owner_received_on_idx', ['ownerId', 'receivedOn', 'id'])
@Index('lead_project_manager_received_on_idx', ['projectManagerId', 'receivedOn', 'id'])
@Index('lead_status_idx', ['status', 'id'])
@Index('lead_company_id_idx', ['companyId', 'id'])
@Index('lead_owner_id_idx', ['ownerId', 'id'])
@Index('lead_project_manager_id_idx', ['projectManagerId', 'id'])
@Index('lead_received_on_idx', ['receivedOn', 'id'])
@Index('lead_stage_entered_on_idx', ['stageEnteredOn', 'id'])
@Index('lead_expected_decision_on_idx', ['expectedDecisionOn', 'id'])
@Index('lead_expected_landing_on_idx', ['expectedLandingOn', 'id'])
@Index('lead_announced_on_idx', ['announcedOn', 'id'])
@Index('lead_closed_on_idx', ['closedOn', 'id'])
@Index('lead_capex_eur_idx', ['capexEur', 'id'])
@Index('lead_jobs_expected_idx', ['jobsExpected', 'id'])
@Index('lead_jobs_safeguarded_idx', ['jobsSafeguarded', 'id'])
@Index('lead_announced_jobs_idx', ['announcedJobs', 'id'])
@Index('lead_announced_capex_eur_idx', ['announcedCapexEur', 'id'])
@Index('lead_created_at_idx', ['createdAt', 'id'])
@Index('lead_updated_at_idx', ['updatedAt', 'id'])
@Index('lead_sector_idx', ['sector', 'id'])
@Index('lead_reference_sort_idx', ['reference', 'id'])
@Index('lead_source_channel_idx', ['sourceChannel', 'id'])
@Index('lead_investment_type_idx', ['investmentType', 'id'])
@Index('lead_business_activity_idx', ['businessActivity', 'id'])
@Index('lead_likelihood_idx', ['likelihood', 'id'])
@Index('lead_screening_status_idx', ['screeningStatus', 'id'])
@Index('lead_involvement_idx', ['involvement', 'id'])
@Index('lead_status_reason_idx', ['statusReason', 'id'])
@Index('lead_source_activity_id_idx', ['sourceActivityId'])
@Index('lead_source_agreement_id_idx', ['sourceAgreementId'])
@Index('lead_source_referrer_company_id_idx', ['sourceReferrerCompanyId'])
@Index('lead_local_company_id_idx', ['localCompanyId'])
@Index('lead_confidential_idx', ['id'], { where: 'confidential' })
export class Lead extends RecordEntity {
  /** Reference, such as `LEAD-2026-0007`. */
  @Column('text')
  reference: string;

  @Column('text')
  title: string;

  @ForeignKey(() => Company)
  @Column('uuid')
  companyId: string;

  @ForeignKey(() => User)
  @Column('uuid')
  ownerId: string;

  @ForeignKey(() => User)
  @Column('uuid', { nullable: true })
  projectManagerId: string | null;

  @Column('text', { default: 'first_contact' })
  stage: Stage;

  @Column('text', { default: 'open' })
  status: LeadStatus;

  @Column('date')
  stageEnteredOn: string;

  /** The reason why it was lost, abandoned or put on hold. */
  @Column('text', { nullable: true })
  statusReason: LostReason | null;

  @Column('text', { nullable: true })
  statusNote: string | null;

  @Column('text', { nullable: true })
  lostToCountry: string | null;

  /** The day on which it was won, lost or abandoned. */
  @Column('date', { nullable: true })
  closedOn: string | null;

  /** Null unless the lead is won. */
  @Column('text', { nullable: true })
  verification: WinVerification | null;

  @Column('date')
  receivedOn: string;

  @Column('text')
  sourceChannel: Channel;

  @ForeignKey(() => Activity)
  @Column('uuid', { nullable: true })
  sourceActivityId: string | null;

  @ForeignKey(() => Agreement)
  @Column('uuid', { nullable: true })
  sourceAgreementId: string | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  sourceReferrerCompanyId: string | null;

  @Column('text', { nullable: true })
  sourceDetail: string | null;

  @Column('text', { nullable: true })
  investmentType: InvestmentType | null;

  @Column('text', { nullable: true })
  businessActivity: BusinessActivity | null;

  /** NACE code of the sector. */
  @Column('text', { nullable: true })
  sector: string | null;

  /** NACE revision of the sector. */
  @Column('text', { nullable: true })
  sectorVersion: NaceVersion | null;

  @Column('text', { nullable: true })
  description: string | null;

  @Column('text', { nullable: true })
  requirements: string | null;

  @Column('text', { default: '{}', array: true })
  drivers: string[];

  @Column('boolean', { nullable: true })
  consideringElsewhere: boolean | null;

  @Column('jsonb', { default: '[]' })
  competitorLocations: CompetitorLocation[];

  /** Amount in whole units of the currency. */
  @Column('bigint', { nullable: true })
  capexAmount: number | null;

  @Column('text', { nullable: true })
  capexCurrency: string | null;

  /** EUR for one unit of the currency. */
  @Column('numeric', { nullable: true, precision: 20, scale: 10 })
  capexRate: string | null;

  @Column('date', { nullable: true })
  capexRateOn: string | null;

  /** Units of the currency for one EUR, where the rate is quoted that way round. */
  @Column('numeric', { nullable: true, precision: 20, scale: 10 })
  capexUnitsPerEuro: string | null;

  @Column('text', { nullable: true })
  capexRateKind: RateKind | null;

  /** Value in euro. It is frozen when the amount is entered, so that reports do not change with later rates. */
  @Column('bigint', { nullable: true })
  capexEur: number | null;

  @Column('boolean', { default: false })
  capexUndisclosed: boolean;

  @Column('integer', { nullable: true })
  jobsExpected: number | null;

  @Column('integer', { nullable: true })
  jobsSafeguarded: number | null;

  @Column('text', { nullable: true })
  likelihood: Likelihood | null;

  @Column('date', { nullable: true })
  expectedDecisionOn: string | null;

  @Column('date', { nullable: true })
  expectedLandingOn: string | null;

  @Column('text', { default: 'not_assessed' })
  screeningStatus: ScreeningStatus;

  @Column('date', { nullable: true })
  screeningFiledOn: string | null;

  @Column('date', { nullable: true })
  screeningDueOn: string | null;

  @Column('text', { nullable: true })
  screeningConditions: string | null;

  @Column('text', { nullable: true })
  screeningRuleset: string | null;

  @Column('date', { nullable: true })
  propositionSentOn: string | null;

  @Column('text', { nullable: true })
  siteVisitWaivedReason: string | null;

  @Column('jsonb', { default: '[]' })
  sites: CandidateSite[];

  @Column('boolean', { nullable: true })
  incentivesRequested: boolean | null;

  @Column('date', { nullable: true })
  announcedOn: string | null;

  @Column('integer', { nullable: true })
  announcedJobs: number | null;

  @Column('bigint', { nullable: true })
  announcedCapexEur: number | null;

  @ForeignKey(() => Company)
  @Column('uuid', { nullable: true })
  localCompanyId: string | null;

  @Column('text', { nullable: true })
  involvement: Involvement | null;

  @Column('boolean', { default: false })
  confidential: boolean;

  @Column('text', { nullable: true })
  codename: string | null;

  @Column('text', { default: '{}', array: true })
  tags: string[];
}

/** Leads as a kind of record for the record store. */
export const LEAD: RecordKind<Lead> = { entity: Lead, name: 'lead', getLeadId: (lead) => lead.id };

declareConstraints({
  lead_local_company_ck: {
    code: 'lead.local_company_not_belgian',
    detail: 'localCompanyId must name a company in Belgium (BE).',
    pointer: '/localCompanyId',
  },
  lead_proposition_sent_on_ck: {
    code: 'lead.dates_out_of_order',
    detail: 'propositionSentOn must not be before receivedOn.',
    pointer: '/propositionSentOn',
  },
  lead_announced_on_ck: {
    code: 'lead.dates_out_of_order',
    detail: 'announcedOn must not be before receivedOn.',
    pointer: '/announcedOn',
  },
  lead_announced_after_proposition_ck: {
    code: 'lead.dates_out_of_order',
    detail: 'announcedOn must not be before propositionSentOn.',
    pointer: '/announcedOn',
  },
  lead_expected_landing_on_ck: {
    code: 'lead.dates_out_of_order',
    detail: 'expectedLandingOn must not be before receivedOn.',
    pointer: '/expectedLandingOn',
  },
  lead_expected_landing_after_decision_ck: {
    code: 'lead.dates_out_of_order',
    detail: 'expectedLandingOn must not be before expectedDecisionOn.',
    pointer: '/expectedLandingOn',
  },
});
