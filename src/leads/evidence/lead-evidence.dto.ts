import { IsIn, IsOptional } from 'class-validator';
import {
  CalendarDateBetween,
  IsNonNegativeInt,
  IsTextBlock,
  WebAddress,
} from '../../common/validation/field.decorator.js';
import { IsId } from '../../common/validation/reference.decorator.js';
import { EVIDENCE_KINDS, type EvidenceKind } from '../pipeline/lead.constants.js';

/** A piece of evidence that an investment is real. It has a url, a note, a document, or several of them. */
export class CreateEvidence {
  /** @example "press_release" */
  @IsIn(EVIDENCE_KINDS)
  kind: EvidenceKind;

  /**
   * Web address at which the evidence can be read.
   * @example "https://www.locateinlimburg.com/news"
   */
  @IsOptional()
  @WebAddress()
  url?: string | null;

  /**
   * A note on the fact that the evidence shows.
   * @example "40 jobs announced by the group's board"
   */
  @IsOptional()
  @IsTextBlock(5_000)
  note?: string | null;

  /**
   * The document that is the evidence: one of the lead.
   * @example "0199c000-0000-7000-8000-000003031001"
   */
  @IsOptional()
  @IsId()
  documentId?: string | null;
}

/** Jobs and capital expenditure of an investment that have come true by a day. */
export class CreateRealisation {
  /**
   * The day that the figures apply to, of 1990 or later; it is not in the future.
   * @example "2026-10-31"
   */
  @CalendarDateBetween(1990, 2199)
  asOf: string;

  /**
   * Total number of jobs that exist on that day.
   * @example 12
   */
  @IsNonNegativeInt(10_000_000)
  jobs: number;

  /**
   * Total capital spent by that day, in whole euro.
   * @example 3500000
   */
  @IsNonNegativeInt()
  capexEur: number;
}
