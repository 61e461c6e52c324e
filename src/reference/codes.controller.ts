import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../common/http/query.decorator.js';
import { searchCountries } from '../common/reference/country-codes.rules.js';
import { findMainTimeZone, listTimeZones } from '../common/reference/country-time-zones.rules.js';
import { DEFAULT_NACE_VERSION, searchNace } from '../common/reference/nace-codes.rules.js';
import { searchSubdivisions } from '../common/reference/subdivision-codes.rules.js';
import { Access } from '../identity/access/access.decorator.js';
import { CountriesQuery, NaceQuery, SubdivisionsQuery } from './codes.dto.js';
import { CountriesView, NaceCodesView, SubdivisionsView } from './codes.view.js';

/** Looks up the codes that fields of records take. */
@ApiTags('Reference')
@Controller('reference')
export class CodesController {
  /**
   * List the codes of NACE
   *
   * `q` finds codes by their beginning (`27.4`, `2740`) and by words of the title (`lighting`). A `sector` must be one of
   * the codes, of any level.
   */
  @Get('nace')
  @Access('reference:read')
  @ApiOkResponse({ type: NaceCodesView })
  listNace(@QueryParams() { q, version = DEFAULT_NACE_VERSION, lang = 'en', level }: NaceQuery): NaceCodesView {
    const found = searchNace({ version, language: lang, level, text: q });
    return { items: found.map(({ titles, ...code }) => ({ ...code, title: titles[lang] })) };
  }

  /**
   * List the countries
   *
   * These are the assigned codes of ISO 3166-1, with the time zones of each country. `q` finds them by their beginning
   * and by words of the name.
   */
  @Get('countries')
  @Access('reference:read')
  @ApiOkResponse({ type: CountriesView })
  listCountries(@QueryParams() { q, lang = 'en' }: CountriesQuery): CountriesView {
    return {
      items: searchCountries({ language: lang, text: q }).map((country) => ({
        ...country,
        timezones: [...listTimeZones(country.code)],
        mainTimezone: findMainTimeZone(country.code),
      })),
    };
  }

  /**
   * List the subdivisions of a country
   *
   * These are the codes of ISO 3166-2 of Belgium and China. Those of other countries are checked by their form and not
   * listed. `q` finds them by their beginning and by words of the name.
   */
  @Get('subdivisions')
  @Access('reference:read')
  @ApiOkResponse({ type: SubdivisionsView })
  listSubdivisions(@QueryParams() { country, q, lang = 'en' }: SubdivisionsQuery): SubdivisionsView {
    const found = searchSubdivisions({ country, language: lang, text: q });
    return { items: found.map(({ names, ...subdivision }) => ({ ...subdivision, name: names[lang] })) };
  }
}
