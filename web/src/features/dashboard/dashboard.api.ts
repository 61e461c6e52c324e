import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import type { Language } from '../../shared/i18n/languages.constants';
import { buildPeriod } from './dashboard.rules';

/**
 * The figures of the dashboard as of a day, in four requests at once. All of them are those of the reports, which also
 * decide what the user may see.
 */
export const dashboardQuery = (asOf: string, lang: Language) =>
  queryOptions({
    queryKey: ['reports', 'dashboard', asOf, lang],
    queryFn: async ({ signal }) => {
      const { from } = buildPeriod(asOf);
      const [stages, countries, annual, realisation] = await Promise.all([
        readPipeline({ asOf, from, lang, groupBy: 'stage', section: 'main' }, signal),
        readPipeline({ asOf, from, lang, groupBy: 'country', section: 'main' }, signal),
        readDocument(
          api.GET('/api/v1/reports/annual', { params: { query: { asOf, to: asOf, lang, section: 'main' } }, signal }),
        ),
        readDocument(
          api.GET('/api/v1/reports/realisation', {
            params: { query: { asOf, from, lang, minMonths: '0', counting: 'period', section: 'involvement' } },
            signal,
          }),
        ),
      ]);
      return { asOf, stages, countries, annual, wins: realisation.sections.involvement!.totals };
    },
    placeholderData: keepPreviousData,
  });

export type Dashboard = Awaited<ReturnType<NonNullable<ReturnType<typeof dashboardQuery>['queryFn']>>>;
export type PipelineRow = Dashboard['stages']['rows'][number];

interface PipelineQuery {
  asOf: string;
  from: string;
  lang: Language;
  groupBy: 'stage' | 'country';
  section: 'main';
}

function readPipeline(query: PipelineQuery, signal: AbortSignal) {
  return readDocument(api.GET('/api/v1/reports/pipeline-summary', { params: { query }, signal }));
}

/** Returns the body of a report in JSON. The types of the API know its other formats as texts. */
async function readDocument<T>(result: Promise<{ data?: T }>): Promise<Exclude<T, string>> {
  return (await readBody(result)) as Exclude<T, string>;
}
