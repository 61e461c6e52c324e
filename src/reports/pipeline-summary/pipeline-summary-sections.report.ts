import { activityAttribution } from '../attribution/activity-attribution.report.js';
import { formatDate } from '../../common/documents/locale-format.rules.js';
import type { Language } from '../../common/reference/languages.constants.js';
import { FUNNEL_COLUMNS } from '../funnel/funnel.columns.js';
import { readFunnel } from '../funnel/funnel.report.js';
import { REASON_COLUMNS } from '../lost-reasons/lost-reasons.columns.js';
import { readLossesBy } from '../lost-reasons/lost-reasons.report.js';
import { EXCEPTIONS } from '../data-quality/exceptions-section.report.js';
import { LEAD_SECTIONS } from './pipeline-lead-sections.report.js';
import { AGEING, SOURCES } from './pipeline-open-sections.report.js';
import { getFirstOfYearsUntil } from '../definition/report-parameters.rules.js';
import type { ReportPeriod, ReportSection } from '../definition/report-definition.rules.js';

/** The number of years for which activities are included; credits of touches reach as far back. */
const RETURN_YEARS = 2;

/** The sections of the monthly report below its table, in the order in which they are shown. Layout: docs/reports.md. */
export const PIPELINE_SECTIONS: readonly ReportSection[] = [
  {
    name: 'funnel',
    title: { en: 'Funnel', nl: 'Trechter' },
    columns: FUNNEL_COLUMNS,
    totals: false,
    chart: null,
    read: (sql, request) => readFunnel(sql, { ...request, options: { groupBy: 'none' } }),
  },
  AGEING,
  LEAD_SECTIONS.top,
  LEAD_SECTIONS.stale,
  LEAD_SECTIONS.decisions,
  {
    name: 'lost-reasons',
    title: { en: 'Lost reasons', nl: 'Redenen van verlies' },
    columns: REASON_COLUMNS,
    chart: null,
    read: (sql, request) => readLossesBy(sql, request, 'reason'),
  },
  SOURCES,
  {
    name: 'activity-returns',
    title: { en: 'Activity returns, 24 months', nl: 'Activiteiten over 24 maanden' },
    columns: activityAttribution.columns,
    chart: null,
    read: async (sql, request) => {
      const period = { ...request.period, from: getFirstOfYearsUntil(request.period.to, RETURN_YEARS) };
      const options = { model: 'linear', groupBy: 'activity' };
      const figures = await activityAttribution.read(sql, { ...request, period, options });
      return { ...figures, notes: [buildReturnsNote(period, request.language), ...(figures.notes ?? [])] };
    },
  },
  EXCEPTIONS,
];

function buildReturnsNote({ from, to }: ReportPeriod, language: Language): string {
  const [first, last] = [formatDate(from, language), formatDate(to, language)];
  return {
    en: `These figures cover ${first} to ${last}, not the period of the report.`,
    nl: `Deze cijfers gaan over de periode van ${first} tot en met ${last}, en niet over die van het rapport.`,
  }[language];
}
