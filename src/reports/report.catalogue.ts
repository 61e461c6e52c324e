import type { ReportDefinition } from './report.definition.js';
import { parametersOf } from './report.parameters.js';
import type { ReportCatalogueView } from './report.view.js';
import { REPORT_FORMATS } from './report.definition.js';
import { activityAttribution } from './activity-attribution.report.js';
import { agreementScoreboard } from './agreement-scoreboard.report.js';
import { followUp } from './follow-up.report.js';
import { pipelineSummary } from './pipeline-summary.report.js';

/** Every report, in the order to show them. */
export const REPORTS: readonly ReportDefinition[] = [
  pipelineSummary,
  activityAttribution,
  agreementScoreboard,
  followUp,
];

/** What `GET /reports` serves. */
export function reportCatalogue(): ReportCatalogueView {
  return {
    items: REPORTS.map((report) => ({
      name: report.name,
      title: report.title,
      description: report.description,
      definitionVersion: report.version,
      formats: [...REPORT_FORMATS],
      parameters: parametersOf(report).map(({ name, type, values, default: fallback, description }) => {
        return { name, type, default: fallback, description, values: values && [...values] };
      }),
      columns: report.columns.map(({ name, unit, definition }) => ({ name, unit, definition })),
    })),
  };
}
