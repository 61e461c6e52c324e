import { ManualClock } from '../../src/common/time/clock.service.js';
import { formatDate } from '../../src/common/documents/locale-format.rules.js';
import { LANGUAGES } from '../../src/common/reference/languages.constants.js';
import { DemoSeedService } from '../../src/demo/demo-seed.service.js';
import { formatCell, isFigure } from '../../src/reports/definition/cell-text.rules.js';
import { findNumberFormat } from '../../src/reports/files/xlsx-table.factory.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import type { ReportColumn, ReportRow } from '../../src/reports/definition/report-definition.rules.js';
import { TOTAL } from '../../src/reports/i18n/report.constants.js';
import { type Caller, useApi } from '../support/api.js';
import { countPages, extractPages, extractText, findFontSizes, listElements, readStructure } from '../support/pdf.js';
import { extractSpokenTexts, extractTexts, readWorkbook } from './report.files.js';

const TODAY = '2026-11-04';
let reporter: Caller;

const { api } = useApi({ clock: new ManualClock(new Date(`${TODAY}T09:00:00Z`)) });
beforeAll(async () => {
  await api.app.get(DemoSeedService).seedIfEmpty();
  reporter = await api.key('reporting');
}, 180_000);

const EVERY = REPORTS.flatMap((report) => LANGUAGES.map((language) => [report.name, language, report] as const));
const query = (name: string, language: string, format: string) =>
  `/reports/${name}?asOf=2026-10-31&from=2026-01-01&lang=${language}&format=${format}`;

const rows = (count: number, language: 'en' | 'nl') =>
  `${count} ${language === 'en' ? (count === 1 ? 'row' : 'rows') : count === 1 ? 'rij' : 'rijen'}`;

/** A cell of a sheet as it must come out: figures stay figures and dates dates. */
function typed(column: ReportColumn, cell: ReportRow[string], language: 'en' | 'nl'): unknown {
  if (cell === null) return null;
  if (column.kind === 'date' && cell !== '') return new Date(`${cell}T00:00:00Z`);
  if (column.kind === 'percent') return Number(cell) / 100;
  return typeof cell === 'number' ? cell : formatCell(column, cell, language);
}

describe.each(EVERY)('%s in %s', (name, language, report) => {
  const all = report.sections ? '&section=all' : '';
  const json = async () => (await reporter.get(query(name, language, 'json') + all)).body;

  it('says in json what it is, in its language', async () => {
    const document = await json();
    expect(document).toMatchObject({
      report: name,
      definitionVersion: report.version,
      asOf: '2026-10-31',
      lang: language,
      rowCount: document.rows.length,
    });
    const { title, definition } = report.columns.at(-1)!;
    expect(document.columns.at(-1)).toMatchObject({ title: title[language], definition: definition[language] });
    expect(document.totals === null).toBe(report.totals === false);
    expect(Object.keys(document.sections ?? {})).toEqual((report.sections ?? []).map((section) => section.name));
  });

  it('is a csv of one table with a byte order mark', async () => {
    const bytes = await reporter.bytes(query(name, language, 'csv'));
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [head] = bytes.toString().slice(1).split('\r\n');
    expect(head!.split(',').slice(-report.columns.length)).toEqual(report.columns.map((column) => column.name));
    expect(head).toContain(',lang,');
  });

  it('is a workbook of typed cells, with filter, head, totals and definitions', async () => {
    const document = await json();
    const workbook = await readWorkbook(await reporter.bytes(query(name, language, 'xlsx')));
    const tables = [
      { title: report.title, columns: report.columns, ...document },
      ...(report.sections ?? []).map((section) => ({ ...section, ...document.sections[section.name] })),
    ];
    for (const [place, table] of tables.entries()) {
      const { columns: defined } = place === 0 ? report : report.sections![place - 1]!;
      // Ids stand last, because people read the first columns.
      const columns = defined.toSorted((a, b) => Number(a.hidden ?? false) - Number(b.hidden ?? false));
      const sheet = workbook.worksheets[place]!;
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toBeTruthy();
      expect(sheet.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
      expect(columns.map((_, at) => sheet.getRow(1).getCell(at + 1).value)).toEqual(
        columns.map((column) => column.title[language]),
      );
      const rows: ReportRow[] = [...table.rows, ...(table.totals ? [table.totals] : [])];
      for (const [line, row] of rows.entries()) {
        // Totals that no column names are named in the first one.
        const isUnnamed = columns.every((column) => column.hidden || isFigure(column) || !row[column.name]);
        // The totals and the row without a source have their type as their name, which is written once.
        const isNamedTwice = row['key'] === null && ['total', 'unattributed'].includes(String(row['type']));
        columns.forEach((column, at) => {
          const cell = sheet.getRow(line + 2).getCell(at + 1);
          const value = typed(column, row[column.name] || row[column.name] === 0 ? row[column.name]! : null, language);
          // Excel keeps no empty texts.
          expect(cell.value === '' ? null : cell.value).toEqual(
            row === table.totals && isUnnamed && at === 0
              ? TOTAL[language]
              : isNamedTwice && column.name === 'label'
                ? null
                : value,
          );
          if (isFigure(column)) expect(cell.numFmt).toBe(findNumberFormat(column, row[column.name]));
          expect(cell.formula).toBeUndefined();
        });
      }
    }
    const definitions = workbook.getWorksheet(language === 'en' ? 'Definitions' : 'Definities')!;
    expect(definitions.getColumn(5).values).toEqual(
      expect.arrayContaining(report.columns.map((column) => column.definition[language])),
    );
    const noon = new Date('2026-10-31T12:00:00Z');
    expect([workbook.created, workbook.modified]).toEqual([noon, noon]);
  });

  it('is a document of one to four pages that says what it is of', async () => {
    const document = await json();
    const pdf = await reporter.bytes(query(name, language, 'pdf'));
    expect(countPages(pdf)).toBeGreaterThanOrEqual(1);
    expect(countPages(pdf)).toBeLessThanOrEqual(4);
    const text = extractText(pdf);
    expect(text).toContain(report.title[language]);
    expect(text).toContain(formatDate('2026-10-31', language));
    expect(text).toContain('Locate in Limburg');
    const { version, title } = report;
    expect(text).toContain(
      language === 'en'
        ? `Report: ${title.en}, version ${version} of its definition.`
        : `Rapport: ${title.nl}, versie ${version} van de definitie.`,
    );
    expect(text).toContain(`${language === 'en' ? 'Main table' : 'Hoofdtabel'}: ${rows(document.rowCount, language)}.`);
    expect(text).toContain(language === 'en' ? 'page 1 of' : 'pagina 1 van');
    for (const section of report.sections ?? []) expect(text).toContain(section.title[language]);
    for (const tile of report.tiles?.tiles ?? []) expect(text).toContain(tile.title[language]);
  });

  it('is a tagged document, with headings, tables and figures that can be read aloud', async () => {
    const pdf = await reporter.bytes(query(name, language, 'pdf'));
    const structure = readStructure(pdf);
    expect(structure).toMatchObject({ isTagged: true, showsTitle: true, language, title: report.title[language] });
    expect(structure.unmarked.filter((text) => text.trim() !== '')).toEqual([]);
    const elements = listElements(structure.root!);
    const list = (type: string) => elements.filter((element) => element.type === type);
    expect(list('H1').map(({ text }) => text)).toEqual([report.title[language]]);
    const sections = (report.sections ?? []).map(({ title }) => title[language]);
    expect(list('H2').map(({ text }) => text)).toEqual(expect.arrayContaining(sections));
    for (const { alt } of list('Figure')) expect(alt).toMatch(/: .*\d/);
    if (report.chart) expect(list('Figure').length).toBeGreaterThan(0);
    const [main] = list('Table');
    const shown = report.columns.filter(({ hidden }) => !hidden);
    expect(main!.children[0]!.children.map(({ type, scope }) => [type, scope])).toEqual(
      shown.map(() => ['TH', 'Column']),
    );
    for (const { children } of list('Table'))
      for (const row of children) {
        expect(row.children).toHaveLength(children[0]!.children.length);
        for (const label of [TOTAL[language], language === 'en' ? 'Unattributed' : 'Niet toegewezen'])
          expect(row.children.filter((cell) => cell.text === label).length).toBeLessThan(2);
      }
  });

  it('is a drawing with its figures, read aloud as sentences', async () => {
    const document = await json();
    const answer = await reporter.get(query(name, language, 'svg'));
    expect(answer.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const texts = extractTexts(answer.text);
    expect(texts.join(' ')).toContain(report.title[language]);
    expect(texts.join(' ')).toContain(formatDate('2026-10-31', language));
    const { title, description } = extractSpokenTexts(answer.text);
    expect(title).toContain(report.title[language]);
    expect(description).toContain(`${language === 'en' ? 'Report' : 'Rapport'}: ${report.title[language]}, `);
    expect(description).not.toContain(language === 'en' ? 'All sections' : 'Alle onderdelen');
    // Of a report whose main table has no chart the first section with one is drawn.
    const section = report.chart ? undefined : report.sections?.find((one) => one.chart);
    const [drawn, filled] = section ? [section, document.sections[section.name]] : [report, document];
    const table = section ? `“${section.title[language]}”` : '';
    const chartOf =
      language === 'en'
        ? `Chart of the ${section ? `table ${table}` : 'main table'}`
        : `Grafiek van de ${section ? `tabel ${table}` : 'hoofdtabel'}`;
    expect(description.endsWith(`${chartOf}: ${rows(filled.rowCount, language)}.`)).toBe(true);
    const { chart } = drawn;
    if (!chart || chart.seriesBy) return;
    const first = drawn.columns.find((column) => column.name === chart.series[0])!;
    const cells: unknown[] = filled.rows.map((row: ReportRow) => row[first.name]);
    const largest = Math.max(0, ...cells.filter((cell) => typeof cell === 'number'));
    if (largest > 0) expect(texts.join(' ')).toContain(formatCell(first, largest, language));
  });

  it('has the same bytes twice, in every format', async () => {
    for (const format of ['json', 'csv', 'xlsx', 'pdf', 'svg']) {
      const [once, again] = [
        await reporter.bytes(query(name, language, format)),
        await reporter.bytes(query(name, language, format)),
      ];
      expect([format, once.equals(again)]).toEqual([format, true]);
    }
  }, 120_000);
});

describe('the monthly report on four pages', () => {
  it.each(LANGUAGES)(
    'has the definitions on one page each, and two rows beside every heading, in %s',
    async (language) => {
      const query = `/reports/pipeline-summary?asOf=2026-10-31&lang=${language}`;
      const pages = extractPages(await reporter.bytes(`${query}&format=pdf`));
      const { body } = await reporter.get(`${query}&format=json&section=all`);
      type Table = { columns: { name: string; definition: string }[] };
      const tables: Table[] = [body, ...Object.values<Table>(body.sections)];
      const hidden = new Set(['key', 'partOf', 'return', 'windowMonths']);
      const definitions = tables.flatMap(({ columns }) => columns).filter(({ name }) => !hidden.has(name));
      const broken = definitions.filter(({ definition }) => !pages.some((page) => page.includes(definition)));
      expect(broken.map(({ name }) => name)).toEqual([]);
      const continued = language === 'en' ? '(continued)' : '(vervolg)';
      const starts = pages.slice(1).map((page) => page.indexOf(continued));
      expect(starts.some((start) => start > 0)).toBe(true);
      // Only the head of a page repeats a heading.
      expect(starts.every((start) => start < 120)).toBe(true);
    },
  );

  it.each(LANGUAGES)('has nothing in less than 6.3 points, the figures of its charts, in %s', async (language) => {
    const pdf = await reporter.bytes(`/reports/pipeline-summary?asOf=2026-10-31&lang=${language}&format=pdf`);
    expect(countPages(pdf)).toBe(4);
    expect(findFontSizes(pdf)[0]).toBeGreaterThanOrEqual(6.3);
  });
});

describe('a year or month that the period covers in part', () => {
  const DAY = '2026-10-15';
  const path = (name: string, rest: string, asOf = DAY) => `/reports/${name}?asOf=${asOf}&${rest}`;

  it.each([
    ['annual', '', [['2026', '2026-01-01', '2026-10-15']]],
    ['annual', 'to=2025-12-31', []],
    ['realisation', '', [['2023', '2023-01-01', '2023-10-15']]],
    ['forecast', '', [['2026-10', '2026-10-15', '2026-10-31']]],
    ['forecast', 'groupBy=quarter', [['2026-Q4', '2026-10-15', '2026-12-31']]],
    ['forecast', '', [], '2026-10-01'],
    [
      'funnel',
      'groupBy=month&from=2026-02-10',
      [
        ['2026-02', '2026-02-10', '2026-02-28'],
        ['2026-10', '2026-10-01', '2026-10-15'],
      ],
    ],
    ['funnel', 'groupBy=owner', []],
  ])('is listed in the json of %s with %s', async (name, rest, expected, asOf = DAY) => {
    const { body } = await reporter.get(path(name, rest, asOf));
    const found = body.partialIntervals.map(({ value, from, to }: Record<string, string>) => [value, from, to]);
    expect(found).toEqual(expected);
  });

  it('is listed among the investments that are too young to judge', async () => {
    const { body } = await reporter.get(path('realisation', 'section=young&minMonths=12'));
    expect(body.partialIntervals).toEqual([{ value: '2025', from: '2025-01-01', to: '2025-10-15' }]);
    expect(body.sections.young.partialIntervals).toEqual([
      { value: '2025', from: '2025-10-16', to: '2025-12-31' },
      { value: '2026', from: '2026-01-01', to: '2026-10-15' },
    ]);
  });

  it.each([
    ['en', '* 2026: up to and including 15 October 2026 only.'],
    ['nl', '* 2026: enkel tot en met 15 oktober 2026.'],
  ])('is marked in pdf, xlsx and svg, with a footnote, in %s', async (lang, note) => {
    const get = (format: string) => reporter.bytes(path('annual', `lang=${lang}&format=${format}`));
    const pdf = extractText(await get('pdf'));
    expect(pdf).toContain('2026*');
    expect(pdf).not.toContain('2025*');
    expect(pdf).toContain(note);
    const svg = (await reporter.get(path('annual', `lang=${lang}&format=svg`))).text;
    expect(extractTexts(svg)).toEqual(expect.arrayContaining(['2026*', '2025', note]));
    expect(extractSpokenTexts(svg).description).toContain(note);
    const workbook = await readWorkbook(await get('xlsx'));
    for (const name of lang === 'en'
      ? ['Annual report', 'Announced and realised']
      : ['Jaarverslag', 'Aangekondigd en gerealiseerd']) {
      const years = workbook.getWorksheet(name)!.getColumn(1);
      expect(years.values).toContain(note);
      const formats: [unknown, string | undefined][] = [];
      years.eachCell(({ value, numFmt }) => void formats.push([value, numFmt]));
      expect(formats).toContainEqual(['2026', '@"*"']);
      expect(formats.filter(([, format]) => format === '@"*"')).toHaveLength(1);
    }
  });
});

describe('the drawing of a section', () => {
  const draw = async (name: string, section: string) =>
    extractTexts((await reporter.get(`${query(name, 'en', 'svg')}&section=${section}`)).text);

  it.each(['stages', 'competitors'])('of the lost reasons tells lost from abandoned: %s', async (section) => {
    expect(await draw('lost-reasons', section)).toEqual(expect.arrayContaining(['Lost', 'Abandoned']));
  });

  it.each([
    ['annual', 'types', 'By investment type: projects'],
    ['funnel', 'reached', 'Leads that reached each stage'],
    ['velocity', 'stages', 'Median days in each stage'],
  ])('of %s names its figure and unit once: %s', async (name, section, heading) => {
    expect(await draw(name, section)).toContain(heading);
  });
});

describe('files', () => {
  it.each([
    ['json', 'inline', 'application/json; charset=utf-8'],
    ['csv', 'attachment', 'text/csv; charset=utf-8'],
    ['xlsx', 'attachment', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['pdf', 'attachment', 'application/pdf'],
    ['svg', 'attachment', 'image/svg+xml; charset=utf-8'],
  ])('of %s have their type, and a name that says the language', async (format, how, type) => {
    const path = `/reports/pipeline-summary?asOf=2026-10-31&groupBy=country&format=${format}`;
    const [english, dutch] = [await reporter.get(path), await reporter.get(`${path}&lang=nl`)];
    expect(english.headers.get('content-type')).toBe(type);
    expect(english.headers.get('content-disposition')).toBe(
      `${how}; filename="pipeline-summary_2026-10-31_by-country_en.${format}"`,
    );
    expect(dutch.headers.get('content-disposition')).toBe(
      `${how}; filename="pipeline-summary_2026-10-31_by-country_nl.${format}"`,
    );
  });

  it('name stages, channels and countries in Dutch', async () => {
    const labels = async (groupBy: string) => {
      const { body } = await reporter.get(`/reports/pipeline-summary?asOf=2026-10-31&lang=nl&groupBy=${groupBy}`);
      return [...body.rows, body.totals].map(({ label }: { label: string }) => label);
    };
    expect(await labels('stage')).toEqual([
      'Eerste contact',
      'Gekwalificeerd',
      'Voorstel',
      'Op de shortlist',
      'Onderhandeling',
      'Aangekondigd',
      'Geïnvesteerd',
      'Totaal',
    ]);
    expect(await labels('channel')).toContain('Doorverwijzing');
    expect(await labels('country')).toEqual(expect.arrayContaining(['Japan', 'Zuid-Korea']));
  });

  it('are listed with formats, languages, units and definitions in the language asked for', async () => {
    const [english, dutch] = [await reporter.get('/reports'), await reporter.get('/reports?lang=nl')];
    expect(english.body.items[0]).toMatchObject({ title: 'Pipeline summary', languages: ['en', 'nl'] });
    const [summary] = dutch.body.items;
    expect(summary).toMatchObject({
      title: 'Overzicht van de pijplijn',
      formats: ['json', 'csv', 'xlsx', 'pdf', 'svg'],
    });
    const median = summary.columns.find(({ name }: ReportColumn) => name === 'medianDaysInStage');
    expect(median).toMatchObject({ title: 'Mediaan dagen in fase', unit: 'dagen' });
    expect((await reporter.get('/reports?lang=fr')).status).toBe(422);
  });
});
