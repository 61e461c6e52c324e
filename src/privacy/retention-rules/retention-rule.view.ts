import { ApiProperty } from '@nestjs/swagger';
import {
  RETENTION_KINDS,
  type RetentionKind,
  TERM_ACTIONS,
  type TermAction,
  TERM_STARTS,
  type TermStart,
} from './retention-rule.constants.js';
import { TERM_KINDS, type TermKind, TERM_UNITS, type TermUnit } from './retention-term.constants.js';

/** For how long a kind of data is kept. */
export class RetentionRuleView {
  @ApiProperty({ enum: RETENTION_KINDS, example: 'contact' })
  kind: RetentionKind;
  /** @example 36 */
  @ApiProperty({ type: 'integer' })
  months: number;
  /** Whether data that are due can be erased. */
  enabled: boolean;
  @ApiProperty({ enum: TERM_STARTS, example: 'last_own_contact' })
  countsFrom: TermStart;
  @ApiProperty({ enum: TERM_ACTIONS, example: 'erase' })
  action: TermAction;
  /** The time of the last change; null if nobody has changed the rule. */
  updatedAt: Date | null;
  version: number;
}

/** A term that a setting, or the application, defines. A job keeps it by itself. */
export class RetentionTermView {
  @ApiProperty({ enum: TERM_KINDS, example: 'delivery_bytes' })
  kind: TermKind;
  /**
   * The setting that defines the term; null if it is fixed.
   * @example "INTAKE_BODY_DAYS"
   */
  setting: string | null;
  /** @example 365 */
  @ApiProperty({ type: 'integer' })
  value: number;
  @ApiProperty({ enum: TERM_UNITS, example: 'days' })
  unit: TermUnit;
}

/** All terms. */
export class RetentionRulesView {
  /** The rules that managers can change. */
  items: RetentionRuleView[];
  /** The terms that settings define, for reading only. */
  terms: RetentionTermView[];
}
