import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { LANGUAGES, type Language } from '../common/reference/languages.constants.js';
import {
  DEFAULT_NACE_VERSION,
  NACE_LEVELS,
  NACE_VERSIONS,
  type NaceLevel,
  type NaceVersion,
} from '../common/reference/nace-codes.rules.js';
import { parseWholeNumber } from '../common/reference/text-forms.rules.js';
import { Country } from '../common/validation/field.decorator.js';

/** The criteria of a look-up of countries. */
export class CountriesQuery {
  /**
   * The beginning of the code, or words of the name.
   * @example "be"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /**
   * Language of the names.
   * @example "en"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language = 'en';
}

/** The criteria of a look-up of subdivisions. */
export class SubdivisionsQuery {
  /**
   * ISO 3166-1 code of the country. If it is absent, the subdivisions of Belgium and China are returned.
   * @example "BE"
   */
  @IsOptional()
  @Country()
  country?: string;

  /**
   * The beginning of the code, or words of the name.
   * @example "limburg"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /**
   * Language of the names.
   * @example "en"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language = 'en';
}

/** The criteria of a look-up of NACE codes. */
export class NaceQuery {
  /**
   * The beginning of a code, with or without the point, or words of the title.
   * @example "lighting"
   */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /**
   * Revision of NACE: 2.0 is Rev. 2, 2.1 is Rev. 2.1.
   * @example "2.1"
   */
  @IsOptional()
  @IsIn(NACE_VERSIONS)
  version?: NaceVersion = DEFAULT_NACE_VERSION;

  /**
   * Language of the titles. Rev. 2 has English titles only.
   * @example "en"
   */
  @IsOptional()
  @IsIn(LANGUAGES)
  lang?: Language = 'en';

  /**
   * Level of the codes: 1 for sections, 2 for divisions, 3 for groups, 4 for classes. If it is absent, all levels are
   * searched.
   * @example 4
   */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => parseWholeNumber(value) ?? value)
  @IsIn(NACE_LEVELS)
  level?: NaceLevel;
}
