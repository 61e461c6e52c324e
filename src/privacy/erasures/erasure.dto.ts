import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';
import { IsId, NestedList } from '../../common/validation/reference.decorator.js';
import {
  ERASURE_REASONS,
  type ErasureReason,
  MAX_MENTIONS,
  MENTION_ACTIONS,
  MENTION_KEEP_REASONS,
  type MentionAction,
  type MentionKeepReason,
} from './erasure.constants.js';

/** The name of a table or of a column. */
const NAME = /^[a-z][a-z0-9_]{0,62}$/;

/** The decision about a text that mentions the person. */
export class DecideMention {
  /**
   * The table of the text.
   * @example "interaction"
   */
  @Matches(NAME, { message: '$property must be the name of a table, as the dry run gives it' })
  table: string;

  /**
   * The row, as the dry run gives it. Without id and column the decision is for all texts of the table.
   * @example "0199c000-0000-7000-8000-000000000410"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  id?: string;

  /**
   * The column of the text.
   * @example "summary"
   */
  @IsOptional()
  @Matches(NAME, { message: '$property must be the name of a column, as the dry run gives it' })
  column?: string;

  /**
   * Whether the mention becomes `[erased person]` or stays.
   * @example "replace"
   */
  @IsIn(MENTION_ACTIONS)
  action: MentionAction;

  /** The reason for keeping, required when action is keep. */
  @ValidateIf(({ action, reason }: DecideMention) => action === 'keep' || (reason !== undefined && reason !== null))
  @IsIn(MENTION_KEEP_REASONS)
  reason?: MentionKeepReason | null;
}

/** The erasure of a person (GDPR art. 17). It tells what it would do unless dryRun is false. */
export class ErasePerson {
  /**
   * The person, as `GET /privacy/people` gives it: the id of a contact, or the key of somebody who is no contact.
   * @example "0199c000-0000-7000-8000-000000000210"
   */
  @IsString()
  @MaxLength(100)
  key: string;

  /** The request for erasure that this carries out. Either this or reason is required. */
  @IsOptional()
  @IsId()
  requestId?: string | null;

  /**
   * The reason for an erasure that nobody has asked for.
   * @example "no_longer_needed"
   */
  @ValidateIf(({ reason, requestId }: ErasePerson) => (reason ?? null) !== null || (requestId ?? null) === null)
  @IsIn(ERASURE_REASONS)
  reason?: ErasureReason | null;

  /** The decisions about the mentions of the dry run. */
  @IsOptional()
  @NestedList(() => DecideMention, 2 * MAX_MENTIONS)
  decisions?: DecideMention[];

  /** Whether the signature of an agreement in force may stay, without which such a signatory is not erased. */
  @IsOptional()
  @IsBoolean()
  acceptKeeps?: boolean;

  /** Whether to tell only what would be erased; true when absent. */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;

  /**
   * The full name of the contact as it is shown; of somebody who is no contact the name, or else the address. Required when
   * dryRun is false. The dry run gives it.
   */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  confirm?: string | null;
}
