import { ApiProperty } from '@nestjs/swagger';
import type { EvidenceKind } from '../pipeline/lead.constants.js';

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
