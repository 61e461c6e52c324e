import { type Caller, useApi } from '../../test/support/api.js';
import { findFigureTarget } from '../src/features/reports/drill-down/figure-target.rules.js';
import {
  listOwnParameters,
  listTables,
  type ReportDefinition,
  type ReportDocument,
  type ReportRow,
  type ReportTable,
} from '../src/features/reports/document/report-document.rules.js';

/** A figure that opens a list, with the number of leads that it counts or the amount that it adds up. */
interface Drill {
  name: string;
  report: string;
  figure: string | number | null;
  path: string;
  /** The sum of the list that is the figure; null for a number of records. */
  sum: string | null;
  /** The figure of outcomes; null for a list. */
  outcome: string | null;
  query: string;
}

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' }).format(new Date());

describe('The figures of reports of the demonstration', () => {
  let admin: Caller;
  let definitions: ReportDefinition[];
  const { api } = useApi({ demo: true });
  beforeAll(async () => {
    ({ admin } = api);
    definitions = (await admin.get('/reports')).body.items;
  }, 300_000);

  const readReport = async ({ name, sections }: ReportDefinition, values: string): Promise<ReportDocument> => {
    const section = sections.length > 0 ? '&section=all' : '';
    const { status, body, text } = await admin.get(`/reports/${name}?${values}${section}`);
    if (status !== 200) throw new Error(text);
    return body;
  };

  /** Lists the figures of a table that open a list of leads. */
  const listDrills = (document: ReportDocument, table: ReportTable): Drill[] => {
    const { name, columns, figures } = table;
    const rows: [ReportRow, boolean][] = figures.rows.map((row) => [row, false]);
    if (figures.totals) rows.push([figures.totals, true]);
    return rows.flatMap(([row, isTotal]) =>
      columns.flatMap(({ name: column, kind }) => {
        if (kind === 'text' || kind === 'date') return [];
        const figure = { document, table: name, column, row, isTotal, figures, staleAfterDays: 90 };
        const target = findFigureTarget(figure, TODAY);
        if (!target) return [];
        const query = new URLSearchParams();
        const { sum = null, figure: carried, tab, ...filters } = target.search;
        for (const [filter, value] of Object.entries(filters)) {
          for (const one of [value].flat()) query.append(filter, String(one));
        }
        const { path } = target;
        if (path === '/leads') expect(carried).toBe(row[column]);
        else if (path.startsWith('/reports/outcomes/')) expect(tab).toBeUndefined();
        else expect([tab, carried]).toEqual(['follow-up', undefined]);
        const label = String(isTotal ? 'total' : (row['label'] ?? row['key'] ?? Object.values(row)[0]));
        return [
          {
            name: `${document.report} ${name} ${label} ${column}`,
            report: document.report,
            figure: row[column] ?? null,
            path,
            sum: sum === null ? null : String(sum),
            outcome: path === '/leads' ? null : String(carried),
            query: query.toString(),
          },
        ];
      }),
    );
  };

  /** Reads the number of records behind a figure, or their sum. */
  const readBehind = async ({ path, sum, outcome, query }: Drill): Promise<unknown> => {
    if (path === '/leads') {
      const { body } = await admin.get(`/leads?${query}&count=true&limit=1${sum ? `&sum=${sum}` : ''}`);
      return sum ? body.sums[sum] : body.total;
    }
    const [kind, id] = path.split('/').slice(-2);
    if (path.startsWith('/reports/outcomes/')) {
      const { body } = await admin.get(
        `/${kind === 'agreement' ? 'agreements' : 'activities'}/${id}/outcomes?${query}`,
      );
      return body.attributed[outcome!];
    }
    return (await admin.get(`/activities/${id}/follow-up?count=true&limit=1`)).body.total;
  };

  it('open exactly the records that they count or add up, by every grouping and in a period that is over (W14)', async () => {
    const found = new Map<string, Drill>();
    const seen = new Set<string>();
    for (const definition of definitions) {
      const groups = listOwnParameters(definition).flatMap(({ name, values }) =>
        (values ?? []).map((value) => `${name}=${value}`),
      );
      const year = `from=${Number(TODAY.slice(0, 4)) - 1}-01-01`;
      const past = definition.defaultPeriod === 'day' ? [] : [`${year}&to=${TODAY.slice(0, 4)}-01-31&groupBy=stage`];
      for (const values of ['', year, ...groups.map((group) => `${group}&${year}`), ...past]) {
        const isKnown = !values.includes('groupBy=stage') || definition.name === 'pipeline-summary';
        if (!isKnown) continue;
        const document = await readReport(definition, values);
        for (const table of listTables(definition, document)) {
          for (const drill of listDrills(document, table)) {
            found.set(`${drill.name} ${drill.figure} ${drill.path} ${drill.query}`, drill);
            seen.add(`${definition.name} ${table.name}`);
          }
        }
      }
    }
    const wrong: string[] = [];
    for (const drill of found.values()) {
      const { name, figure, path, query } = drill;
      const behind = await readBehind(drill);
      if (behind !== figure) wrong.push(`${name}: ${figure}, but ${String(behind)} for ${path}?${query}`);
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(25);
    const sums = [...found.values()].filter(({ sum }) => sum !== null);
    expect(sums.length).toBeGreaterThan(100);
    const paths = ['/leads', '/reports/outcomes/activity', '/reports/outcomes/agreement', '/seminars', '/delegations'];
    const unused = paths.filter((start) => ![...found.values()].some(({ path }) => path.startsWith(start)));
    expect(unused).toEqual([]);
    expect(new Set([...found.values()].map(({ report }) => report)).size).toBeGreaterThan(9);
  }, 300_000);
});
