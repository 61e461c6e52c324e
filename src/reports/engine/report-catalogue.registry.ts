import type { ReportDefinition, ReportTable } from '../definition/report-definition.rules.js';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';
import { listParameters } from '../definition/report-parameters.rules.js';
import type { ReportCatalogueView, ReportColumnView } from './report.view.js';
import { REPORT_FORMATS } from '../definition/report-definition.rules.js';
import { activityAttribution } from '../attribution/activity-attribution.report.js';
import { agreementScoreboard } from '../agreements/agreement-scoreboard.report.js';
import { annual } from '../annual/annual.report.js';
import { dataQuality } from '../data-quality/data-quality.report.js';
import { followUp } from '../follow-up/follow-up.report.js';
import { forecast } from '../forecast/forecast.report.js';
import { funnel } from '../funnel/funnel.report.js';
import { lostReasons } from '../lost-reasons/lost-reasons.report.js';
import { pipelineSummary } from '../pipeline-summary/pipeline-summary.report.js';
import { realisation } from '../realisation/realisation.report.js';
import { velocity } from '../velocity/velocity.report.js';
import { getTranslations } from '../i18n/vocabulary.constants.js';

/** Every report, in the order in which they are shown. */
export const REPORTS: readonly ReportDefinition[] = [
  pipelineSummary,
  funnel,
  velocity,
  lostReasons,
  forecast,
  activityAttribution,
  agreementScoreboard,
  realisation,
  dataQuality,
  annual,
  followUp,
];

/** Returns the response of `GET /reports` in a language. */
export function buildReportCatalogue(language: Language): ReportCatalogueView {
  return {
    items: REPORTS.map((report) => ({
      name: report.name,
      title: report.title[language],
      description: report.description[language],
      definitionVersion: report.version,
      formats: [...REPORT_FORMATS],
      languages: [...LANGUAGES],
      parameters: listParameters(report, language).map(({ name, type, values, default: fallback, description }) => {
        return { name, type, default: fallback, description, values: values && [...values] };
      }),
      columns: buildColumnViews(report, language),
      sections: (report.sections ?? []).map((section) => {
        return { name: section.name, title: section.title[language], columns: buildColumnViews(section, language) };
      }),
    })),
  };
}

function buildColumnViews({ columns }: ReportTable, language: Language): ReportColumnView[] {
  return columns.map((column) => ({ name: column.name, ...getTranslations(column, language) }));
}
