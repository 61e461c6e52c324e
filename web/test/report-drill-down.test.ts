import { DemoSeedService } from '../../src/demo/demo-seed.service.js';
import { type Caller, useApi } from '../../test/support/api.js';
import { findLeadFilters } from '../src/features/reports/drill-down/drill-down.rules.js';
import {
  listOwnParameters,
  listTables,
  type ReportDefinition,
  type ReportDocument,
  type ReportRow,
  type ReportTable,
} from '../src/features/reports/document/report-document.rules.js';

/** A figure that opens a list, with the number of leads that it counts. */
interface Drill {
  name: string;
  figure: string | number | null;
  query: string;
}

const TODAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' }).format(new Date());

describe('The figures of reports of the demonstration', () => {
  let admin: Caller;
  let definitions: ReportDefinition[];
  const { api } = useApi();
  beforeAll(async () => {
    await api.app.get(DemoSeedService).seedIfEmpty(undefined, { passwords: 'default', onlyWithoutUsers: false });
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
        const filters = findLeadFilters(figure, TODAY);
        if (!filters) return [];
        const query = new URLSearchParams();
        for (const [filter, value] of Object.entries(filters)) {
          for (const one of [value].flat()) query.append(filter, String(one));
        }
        const label = String(isTotal ? 'total' : (row['label'] ?? row['key'] ?? Object.values(row)[0]));
        return [
          {
            name: `${document.report} ${name} ${label} ${column}`,
            figure: row[column] ?? null,
            query: query.toString(),
          },
        ];
      }),
    );
  };

  it('open lists of exactly the leads that they count, by every grouping and in a period that is over', async () => {
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
            found.set(`${drill.name} ${drill.figure} ${drill.query}`, drill);
            seen.add(`${definition.name} ${table.name}`);
          }
        }
      }
    }
    const wrong: string[] = [];
    for (const { name, figure, query } of found.values()) {
      const { total } = (await admin.get(`/leads?${query}&count=true&limit=1`)).body;
      if (total !== figure) wrong.push(`${name}: ${figure}, but ${total} for ${query}`);
    }
    expect(wrong).toEqual([]);
    expect(seen.size).toBeGreaterThan(25);
  }, 300_000);
});
