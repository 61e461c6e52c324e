import { IsIn, IsOptional } from 'class-validator';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';

/** The query parameters of the catalogue. */
export class ReportCatalogueQuery {
  /** The language of titles, descriptions and definitions. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language = 'en';
}
