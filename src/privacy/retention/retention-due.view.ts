import { ApiProperty } from '@nestjs/swagger';
import {
  KEEP_REASONS,
  type KeepReason,
  RETENTION_DECISIONS,
  type RetentionDecision,
  RETENTION_KINDS,
  type RetentionKind,
} from '../retention-rules/retention-rule.constants.js';

/** Somebody whose data have been kept for their whole term. */
export class DuePersonView {
  /**
   * The id of the contact, or `registration-<id>`, `intake-<id>` or `mail-<id>`.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  key: string;
  @ApiProperty({ enum: RETENTION_KINDS, example: 'contact' })
  kind: RetentionKind;
  /** @example "Chen Wei" */
  name: string | null;
  /**
   * The company, the seminar, the form or the subject of the mail.
   * @example "Lumenova Lighting"
   */
  about: string | null;
  contactId: string | null;
  /**
   * The day on which the term ended.
   * @example "2026-03-02"
   */
  dueSince: string;
  /** The last contact that came from the person; null if there was none. The term then counts from the entry of the data. */
  lastOwnContact: Date | null;
  @ApiProperty({ enum: RETENTION_DECISIONS, example: 'keep' })
  decision: RetentionDecision;
  /** Why the data are kept; null if they can be erased. */
  @ApiProperty({ enum: KEEP_REASONS, nullable: true, example: 'open_lead' })
  reason: KeepReason | null;
  /**
   * The last day for which a manager keeps the contact.
   * @example "2027-06-30"
   */
  keepUntil: string | null;
}

/** The reasons for which somebody was not erased. */
export const STAY_REASONS = [
  ...KEEP_REASONS,
  'mentions_undecided',
  'blocked',
  'not_due',
  'rule_off',
  'not_found',
] as const;
/** One of {@link STAY_REASONS}. */
export type StayReason = (typeof STAY_REASONS)[number];

/** Somebody whose data are gone. */
export class ErasedDueView {
  /** @example "0199c000-0000-7000-8000-000000000210" */
  key: string;
  @ApiProperty({ enum: RETENTION_KINDS, example: 'contact' })
  kind: RetentionKind;
}

/** Somebody who was not erased. */
export class StayedDueView {
  /** @example "registration-0199c000-0000-7000-8000-000000000510" */
  key: string;
  /** The name, so that a manager finds the person; null for a key that names nobody. */
  name: string | null;
  @ApiProperty({ enum: STAY_REASONS, example: 'mentions_undecided' })
  reason: StayReason;
  /**
   * The number of mentions about which a person has to decide.
   * @example 2
   */
  @ApiProperty({ type: 'integer' })
  undecided: number;
}

/** The result for the people whom a manager chose. */
export class RetentionErasureView {
  erased: ErasedDueView[];
  stayed: StayedDueView[];
}

/** A contact that a manager keeps. */
export class KeptContactView {
  /** @example "0199c000-0000-7000-8000-000000000210" */
  key: string;
  /** @example "2027-06-30" */
  keepUntil: string | null;
}

/** The result for the contacts that a manager wants to keep. */
export class RetentionKeepView {
  kept: KeptContactView[];
  /** Keys that name no contact. After a merge only the surviving contact can be kept. */
  skipped: string[];
}
