import { ApiProperty } from '@nestjs/swagger';
import {
  BLOCKER_KINDS,
  type BlockerKind,
  COUNTED_TREATMENTS,
  type CountedTreatment,
  ERASURE_REASONS,
  type ErasureReason,
  MENTION_KINDS,
  type MentionKind,
} from './erasure.constants.js';

/** The contact who would be erased. */
export class ErasableContactView {
  id: string;
  /** @example "Chen Wei" */
  fullName: string;
  nativeName: string | null;
  /** @example "chen.wei@lumenova.example" */
  email: string | null;
  /** The contacts that were merged into this one, which are erased with it. */
  mergedIds: string[];
}

/** A reason why a person cannot be erased now. */
export class ErasureBlockerView {
  @ApiProperty({ enum: BLOCKER_KINDS, example: 'only_contact_of_open_lead' })
  kind: BlockerKind;
  /**
   * The table of the record.
   * @example "lead"
   */
  table: string;
  id: string;
  /**
   * The reference of the record.
   * @example "LEAD-2026-0001"
   */
  label: string;
  /** Whether acceptKeeps lets the erasure go on. */
  canBeAccepted: boolean;
}

/** The number of rows of a table that get a treatment. */
export class ErasureCountView {
  /** @example "interaction" */
  table: string;
  @ApiProperty({ enum: COUNTED_TREATMENTS, example: 'clear' })
  treatment: CountedTreatment;
  /** @example 12 */
  rows: number;
}

/** A text that may name the person and has to be decided. */
export class ErasureMentionView {
  /** @example "interaction" */
  table: string;
  /** The id of the row; the values of the key, with commas, where there is no id. */
  id: string;
  /** @example "summary" */
  column: string;
  /**
   * The mention with the words around it.
   * @example "… agreed with Wei that …"
   */
  excerpt: string;
  /** Whether the whole name or an address is found, or a part of the name. */
  @ApiProperty({ enum: MENTION_KINDS, example: 'part' })
  why: MentionKind;
}

/** Rows or files that stay after the erasure. */
export class ErasureKeepView {
  /**
   * The table; `files` for what is outside of the database.
   * @example "agreement_signatory"
   */
  table: string;
  /** @example 1 */
  rows: number;
  /** @example "The signature of a signed agreement is needed for legal obligations and claims." */
  reason: string;
}

/** The effect that an erasure would have. */
export class ErasurePreviewView {
  /** @example "0199c000-0000-7000-8000-000000000210" */
  key: string;
  contact: ErasableContactView | null;
  /**
   * The text that `confirm` has to repeat.
   * @example "Chen Wei"
   */
  confirm: string;
  blockers: ErasureBlockerView[];
  counts: ErasureCountView[];
  /** The mentions that are not decided yet, by table. */
  mentions: ErasureMentionView[];
  keeps: ErasureKeepView[];
  /** No figure of a past report changes. */
  @ApiProperty({ enum: ['unchanged'], example: 'unchanged' })
  figures: 'unchanged';
}

/** An erasure that was carried out. A repeated one has erased nothing, and has no id. */
export class ErasureView {
  /** The entry of the register of erasures. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  id: string | null;
  at: Date;
  counts: ErasureCountView[];
  keeps: ErasureKeepView[];
}

/** A decision about a mention, as the register keeps it. */
export class ErasureDecisionView {
  /** @example "interaction" */
  table: string;
  id?: string;
  column?: string;
  /** @example "keep" */
  action: string;
  reason?: string | null;
}

/** An entry of the register of erasures. It names nobody. */
export class ErasureEntryView {
  id: string;
  at: Date;
  /** The colleague who erased the person. */
  by: string | null;
  /** @example "Marieke" */
  byName: string | null;
  contactId: string | null;
  /**
   * The key of the person.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  key: string;
  requestId: string | null;
  /** @example "PRIV-2026-0001" */
  requestReference: string | null;
  @ApiProperty({ enum: ERASURE_REASONS, nullable: true, example: 'no_longer_needed' })
  reason: ErasureReason | null;
  counts: ErasureCountView[];
  keeps: ErasureKeepView[];
}

/** An entry of the register of erasures with the decisions about mentions. */
export class ErasureEntryDetailView extends ErasureEntryView {
  decisions: ErasureDecisionView[];
}
