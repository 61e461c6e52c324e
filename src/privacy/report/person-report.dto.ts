import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';

/** The formats of a report about a person. */
export const PERSON_REPORT_FORMATS = ['json', 'pdf'] as const;
/** One of {@link PERSON_REPORT_FORMATS}. */
export type PersonReportFormat = (typeof PERSON_REPORT_FORMATS)[number];

/** The parameters of a report about a person. */
export class PersonReportQuery {
  /** The format; `json` when absent. */
  @IsOptional()
  @IsIn(PERSON_REPORT_FORMATS)
  format?: PersonReportFormat;

  /** The language of the fixed texts; English when absent. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language;
}
