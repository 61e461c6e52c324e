import { ApiProperty } from '@nestjs/swagger';
import { NACE_LEVELS, NACE_VERSIONS, type NaceLevel, type NaceVersion } from '../common/reference/nace-codes.rules.js';

/** A country. */
export class CountryView {
  /** @example "BE" */
  code: string;
  /** @example "Belgium" */
  name: string;
  /**
   * The IANA time zones of the country; empty for an uninhabited one.
   * @example ["Europe/Brussels"]
   */
  timezones: string[];
  /**
   * The zone of nearly everybody in the country. Null where several matter, as in the United States.
   * @example "Europe/Brussels"
   */
  mainTimezone: string | null;
}

/** Countries, ordered by code. */
export class CountriesView {
  items: CountryView[];
}

/** A part of a country. */
export class SubdivisionView {
  /** @example "BE-VLI" */
  code: string;
  /** @example "BE" */
  country: string;
  /** @example "Limburg" */
  name: string;
}

/** Subdivisions, ordered by code. */
export class SubdivisionsView {
  items: SubdivisionView[];
}

/** A code of NACE. */
export class NaceView {
  /** @example "2.1" */
  @ApiProperty({ enum: NACE_VERSIONS })
  version: NaceVersion;
  /** @example "27.40" */
  code: string;
  /** @example "Manufacture of lighting equipment" */
  title: string;
  /**
   * 1 for a section, 2 for a division, 3 for a group, 4 for a class.
   * @example 4
   */
  @ApiProperty({ enum: NACE_LEVELS, type: 'integer' })
  level: NaceLevel;
  /**
   * The code one level higher. Null for a section.
   * @example "27.4"
   */
  parentCode: string | null;
}

/** Codes of NACE, in their official order. */
export class NaceCodesView {
  items: NaceView[];
}
