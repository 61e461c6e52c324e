import { ApiProperty } from '@nestjs/swagger';
import { SENSITIVE_AREAS, type SensitiveArea } from './screening-ruleset.constants.js';
import { INVESTMENT_TYPES, type InvestmentType } from '../pipeline/lead.constants.js';

/** A reason for the suggestion of the triage. */
export class ScreeningReasonView {
  /** @example "greenfield" */
  code: string;
  text: string;
  /** The sensitive area that the reason is about; null when it is about none. */
  @ApiProperty({ enum: SENSITIVE_AREAS, nullable: true })
  area: SensitiveArea | null;
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
