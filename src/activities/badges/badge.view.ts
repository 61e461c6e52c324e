import { ApiProperty } from '@nestjs/swagger';
import type { IncompleteBadge } from './badge.constants.js';

/** A text of a badge that is not printed as it is stored. */
export class IncompleteTextView {
  /**
   * The stored text.
   * @example "علي حسن"
   */
  text: string;
  /**
   * The text that is printed instead: another name of the person or of the company, the same text with `[?]` for the
   * characters that no font has, or an empty one if the badge has another name.
   * @example "Ali Hassan"
   */
  printedText: string;
}

/** A badge with a text whose characters no font has. */
export class IncompleteBadgeView implements IncompleteBadge {
  /** The id of the registration or of the participant. */
  id: string;
  /**
   * The name of the person; null for a seat without a name.
   * @example "علي حسن"
   */
  name: string | null;
  /** The name, the name in the own script, and the company, as far as they are not printed as they are stored. */
  texts: IncompleteTextView[];
}

/** The badges that a file would have. */
export class BadgesPreviewView {
  /**
   * Number of badges.
   * @example 24
   */
  @ApiProperty({ type: 'integer' })
  count: number;
  /** The badges on which a text is not printed as it is stored, in the order of printing. */
  incomplete: IncompleteBadgeView[];
}
