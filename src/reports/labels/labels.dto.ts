import { IsIn, IsOptional } from 'class-validator';
import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';

/** The language of labels. */
export class LabelsQuery {
  /**
   * Language of the labels.
   * @example "nl"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language = 'en';
}
