import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { QueryParams } from '../../common/http/query.decorator.js';
import { LANGUAGES, type Language } from '../../common/reference/languages.constants.js';
import { Public } from '../../identity/access/access.decorator.js';
import { REPORTS } from '../engine/report-catalogue.registry.js';
import { LabelsQuery, LabelsView } from './labels.dto.js';
import { buildLabels, type Labels } from './labels.rules.js';

const REPORT_TITLES = Object.fromEntries(REPORTS.map(({ name, title }) => [name, title]));
const LABELS = new Map<Language, Labels>(LANGUAGES.map((language) => [language, buildLabels(language, REPORT_TITLES)]));

@ApiTags('Reference')
@Controller('reference/labels')
export class LabelsController {
  /**
   * Get the labels of all values
   *
   * Returns a label for every value that a field of the API can have, such as stages, statuses, reasons and roles.
   * Reports use the same texts. The sign-in page needs them too, so no login is needed.
   */
  @Get()
  @Public()
  // The labels change with a new version of the application only.
  @Header('Cache-Control', 'public, max-age=600')
  @ApiOkResponse({ type: LabelsView })
  read(@QueryParams() { lang = 'en' }: LabelsQuery) {
    return { lang, labels: LABELS.get(lang) };
  }
}
