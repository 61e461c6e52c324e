import { ApiProperty } from '@nestjs/swagger';
import type { LeadStatus, Stage } from '../leads/lead.vocabulary.js';
import type { AttributionModel } from './attribution.models.rules.js';

/** An agreement that the outcomes are of. */
export class OutcomeAgreementView {
  id: string;
  /** @example "AGR-2016-0001" */
  reference: string;
  /** @example "Strategic partnership with GSC" */
  title: string;
  parentId: string | null;
}

/** Activities under an agreement. */
export class OutcomeActivitiesView {
  /** Over by today, and not cancelled. */
  @ApiProperty({ type: 'integer' })
  held: number;
  /** Still to come, and not cancelled. */
  @ApiProperty({ type: 'integer' })
  planned: number;
}

/** Figures shared out by the model: what the agreement can claim without anything being claimed twice. */
export class AttributedOutcomeView {
  /** New leads. */
  leads: number;
  qualifiedLeads: number;
  /** Won leads. */
  investments: number;
  @ApiProperty({ type: 'integer' })
  announcedJobs: number;
  @ApiProperty({ type: 'integer' })
  announcedCapexEur: number;
}

/** The same of every lead with a share in it, each counted whole. */
export class TouchedOutcomeView {
  @ApiProperty({ type: 'integer' })
  leads: number;
  @ApiProperty({ type: 'integer' })
  qualifiedLeads: number;
  @ApiProperty({ type: 'integer' })
  investments: number;
  @ApiProperty({ type: 'integer' })
  announcedJobs: number;
  @ApiProperty({ type: 'integer' })
  announcedCapexEur: number;
}

/** A lead that something is credited for. */
export class OutcomeLeadView {
  id: string;
  /** @example "LEAD-2026-0007" */
  reference: string;
  title: string;
  companyId: string;
  companyName: string;
  stage: Stage;
  status: LeadStatus;
  /** How much of its announced jobs is credited. */
  @ApiProperty({ type: 'integer' })
  announcedJobs: number;
  /** How much of its announced capex is credited. */
  @ApiProperty({ type: 'integer' })
  announcedCapexEur: number;
}

/** What has come of an agreement and of those made under it. */
export class AgreementOutcomesView {
  agreement: OutcomeAgreementView;
  /** The agreements made under it, at any depth, whose outcomes are included. */
  children: OutcomeAgreementView[];
  model: AttributionModel;
  /** Months before a transition within which a touch is credited for it. */
  @ApiProperty({ type: 'integer' })
  windowMonths: number;
  activities: OutcomeActivitiesView;
  attributed: AttributedOutcomeView;
  distinct: TouchedOutcomeView;
  /** The leads behind the figures, most jobs first: at most 200, and none that the caller may not know of. */
  leads: OutcomeLeadView[];
  /** Leads behind the figures that are not named: confidential ones of others, or more than are shown. */
  @ApiProperty({ type: 'integer' })
  leadsNotNamed: number;
}
