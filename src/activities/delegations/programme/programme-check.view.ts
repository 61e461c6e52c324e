import { CLASH_CODES, type ClashCode } from './programme-clashes.rules.js';
import { ApiProperty } from '@nestjs/swagger';

/** One of two items that exclude each other. */
export class ClashingItemView {
  /** The id of the item; null for a new one. */
  @ApiProperty({ type: 'string', nullable: true })
  id: string | null;
  /** @example "Tour of the production lines" */
  title: string;
  startsAt: Date;
  endsAt: Date;
  /** The delegation, which may be another one when a host would receive two visits. */
  delegationId: string;
  /** @example "DEL-2015-0001" */
  delegationReference: string;
}

/** A participant who would be in two places at once. */
export class ClashingParticipantView {
  id: string;
  /** @example "Chen Wei" */
  fullName: string;
}

/** Two items that exclude each other, the earlier one first. */
export class ProgrammeClashView {
  @ApiProperty({ enum: CLASH_CODES })
  code: ClashCode;
  /** The clash in a sentence. */
  detail: string;
  items: ClashingItemView[];
  /** The people who would be in two places at once; empty when the host would. */
  participants: ClashingParticipantView[];
  /** The minutes that are missing for the travel; 0 when the items overlap. */
  minutesMissing: number;
}

/** The clashes that an item would cause. */
export class ProgrammeCheckView {
  clashes: ProgrammeClashView[];
}
