import { IsIn, IsOptional } from 'class-validator';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';
import { ROW_OUTCOMES, type RowOutcome } from '../model/import.constants.js';

/** The language of the reasons of rows. */
export class ReasonLanguageQuery {
  /**
   * The language of the reasons.
   * @example "nl"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;
}

/** Options of the summary of reasons. */
export class ReasonsQuery extends ReasonLanguageQuery {
  /**
   * Counts only the rows with this outcome.
   * @example "error"
   */
  @IsOptional()
  @IsIn(ROW_OUTCOMES)
  outcome?: RowOutcome;
}

/** The formats of the file of failed rows. */
const ERROR_FORMATS = ['xlsx'] as const;

/** Options of the file of failed rows. */
export class ErrorsQuery extends ReasonLanguageQuery {
  /**
   * The format of the file.
   * @example "xlsx"
   */
  @IsOptional()
  @IsIn(ERROR_FORMATS)
  format?: (typeof ERROR_FORMATS)[number] = 'xlsx';
}
