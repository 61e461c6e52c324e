import { ApiProperty } from '@nestjs/swagger';
import { SENSITIVE_AREAS, type SensitiveArea } from './screening.ruleset.js';
import { INVESTMENT_TYPES, type EvidenceKind, type InvestmentType } from './lead.vocabulary.js';

/** A piece of evidence. */
export class LeadEvidenceView {
  id: string;
  kind: EvidenceKind;
  url: string | null;
  note: string | null;
  createdAt: Date;
  createdBy: string | null;
}

/** Jobs and capital expenditure that have come true by a day; the figures are cumulative. */
export class LeadRealisationView {
  id: string;
  /** @example "2026-10-31" */
  asOf: string;
  @ApiProperty({ type: 'integer' })
  jobs: number;
  @ApiProperty({ type: 'integer' })
  capexEur: number;
  createdAt: Date;
  createdBy: string | null;
}

/** A reason for the suggestion of the triage. */
export class ScreeningReasonView {
  /** @example "greenfield" */
  code: string;
  text: string;
}

/** A question that is still open. */
export class ScreeningUnknownView {
  /** The field of the request that would answer the question. */
  field: string;
  question: string;
}

/** The facts that the triage used. */
export class ScreeningFactsView {
  @ApiProperty({ enum: INVESTMENT_TYPES, nullable: true })
  investmentType: InvestmentType | null;
  investorOutsideEu: boolean | null;
  votingRightsPercent: number | null;
  gainsControl: boolean | null;
  @ApiProperty({ type: 'array', items: { type: 'string', enum: [...SENSITIVE_AREAS] }, nullable: true })
  sensitiveAreas: SensitiveArea[] | null;
  naceCode: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  targetTurnoverEur: number | null;
}

/** The suggestion of the screening triage. Nothing is stored; a person sets the screening status. */
export class ScreeningTriageView {
  suggestion: 'out_of_scope' | 'to_file' | 'assess_further';
  /** @example "BE-2023-07" */
  ruleset: string;
  reasons: ScreeningReasonView[];
  unknowns: ScreeningUnknownView[];
  /** The deadlines for a filing; null when the investment is out of scope. */
  deadlines: string | null;
  notice: string;
  facts: ScreeningFactsView;
}
