import { getIgnoredDays } from '../definition/report-days.rules.js';
import { getDecimals } from '../definition/cell-text.rules.js';
import {
  REPORT_FORMATS,
  type ReportDefinition,
  type ReportTile,
  type TableLayout,
} from '../definition/report-definition.rules.js';
import { type Language, LANGUAGES } from '../../common/reference/languages.constants.js';
import { listParameters } from '../definition/report-parameters.rules.js';
import type { DefaultPeriod, ReportCatalogueView, ReportColumnView, ReportFigureView } from './report.view.js';
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
      columnsVersion: report.columnsVersion,
      formats: [...REPORT_FORMATS],
      languages: [...LANGUAGES],
      defaultPeriod: getDefaultPeriod(report),
      parameters: listParameters(report, language).map((parameter) => {
        return { ...parameter, values: parameter.values && [...parameter.values] };
      }),
      columns: buildColumnViews(report, language),
      chart: getChartTitle(report, language),
      tiles: (report.tiles?.tiles ?? []).map((tile) => buildFigureView(tile, language)),
      sections: (report.sections ?? []).map((section) => ({
        name: section.name,
        title: section.title[language],
        description: section.description?.[language] ?? null,
        columns: buildColumnViews(section, language),
        chart: getChartTitle(section, language),
      })),
    })),
  };
}

function getDefaultPeriod({ countsYear, coversYear, ignores, options }: ReportDefinition): DefaultPeriod {
  if (countsYear) return 'calendar_year';
  const defaults = Object.fromEntries(Object.entries(options).map(([name, { default: value }]) => [name, value]));
  const { from, to } = getIgnoredDays({ ignores }, { options: defaults });
  if (from) return to ? 'day' : 'from_beginning';
  return coversYear ? 'last_12_months' : 'month';
}

function buildColumnViews({ columns }: TableLayout, language: Language): ReportColumnView[] {
  return columns.map((column) => {
    const { codes = null, hidden = false, formerName = null } = column;
    return { ...buildFigureView(column, language), codes, hidden, formerName };
  });
}

function buildFigureView(figure: ReportTile, language: Language): ReportFigureView {
  const { name, kind } = figure;
  return { name, ...getTranslations(figure, language), kind, decimals: getDecimals(figure) };
}

/** Returns the title of the chart that documents draw of a table; that of the table if the chart has none of its own. */
function getChartTitle({ chart, title }: TableLayout, language: Language): string | null {
  return chart === null ? null : (chart?.title ?? title)[language];
}
