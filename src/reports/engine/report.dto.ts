import { IsIn, IsOptional, IsString } from 'class-validator';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';

/** The query parameters of the catalogue. */
export class ReportCatalogueQuery {
  /** The language of titles, descriptions and definitions. */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language = 'en';
}

/** The query parameters of the schema of a report. */
export class ReportSchemaQuery {
  /**
   * The section of the csv, `all` or `main`, as the report takes it. `main` when absent.
   * @example "all"
   */
  @IsOptional()
  @IsString()
  section?: string;
}
