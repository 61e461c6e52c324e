import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ManualClock } from '../../src/common/time/clock.service.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { child } from '../cli/command.run.js';
import { type Caller, useApi } from '../support/api.js';
import { countPages, extractText } from '../support/pdf.js';
import { LeadHistory } from './lead.history.js';
import { extractTexts, readWorkbook } from './report.files.js';
import { useFolder } from '../support/folder.js';

const clock = new ManualClock(new Date('2026-11-04T09:00:00Z'));
const FORMATS = ['json', 'csv', 'xlsx', 'pdf', 'svg'] as const;
const TITLES = {
  formula: '=HYPERLINK("http://evil.example";"click")',
  html: '<script>alert(1)</script>&amp;<b>bold</b> "quoted" \'so\'',
  arabic: 'ندوة في دبي',
  turned: 'Seminar \u202Egnp.exe in Genk',
  chinese: '广东半导体照明研讨会 LED',
  emoji: 'Launch 🚀 party',
  long: 'Very long title '.repeat(312),
  word: 'W'.repeat(5_000),
};
let reporter: Caller;
const folder = useFolder();
let history: LeadHistory;
const query = (format: string, more = '') =>
  `/reports/pipeline-summary?asOf=2026-11-03&from=2026-01-01&groupBy=activity&format=${format}${more}`;

const { api } = useApi({ clock });
beforeAll(async () => {
  reporter = await api.key('reporting');
  history = new LeadHistory(api.db, { companyId: '', ownerId: api.bdm.id! });
  const company = await history.company('Lumenova Lighting', 'CN');
  let jobs = 10;
  for (const title of Object.values(TITLES)) {
    const activity = await history.source('activity', title);
    await history.lead('2026-09-01T09:00:00Z', '2026-09-01', {
      company_id: company,
      source_channel: 'activity',
      source_activity_id: activity,
      jobs_expected: jobs,
    });
    jobs += 10;
  }
});

describe('Titles that are meant to break files', () => {
  it('are texts in a workbook and never formulas', async () => {
    const workbook = await readWorkbook(await reporter.bytes(query('xlsx')));
    const [sheet] = workbook.worksheets;
    const labels = sheet!.getColumn(1).values.slice(2, 2 + Object.keys(TITLES).length);
    expect(labels.toSorted()).toEqual(Object.values(TITLES).toSorted());
    sheet!.eachRow((row) => row.eachCell((cell) => expect(cell.formula).toBeUndefined()));
  });

  it('leave a drawing well-formed and without elements of their own', async () => {
    const svg = (await reporter.bytes(query('svg'))).toString();
    const texts = extractTexts(svg);
    expect(svg).not.toMatch(/<script|<b>|\u202E/);
    expect(texts.join(' ')).toContain('<script>');
    expect(texts).toContain(TITLES.arabic);
    expect(texts).toContain(TITLES.chinese);
    // Nothing runs out of the picture: the longest title is shortened.
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(250);
  });

  it('fit the pages of a document, which names the characters that it cannot print', async () => {
    const pdf = await reporter.bytes(query('pdf'));
    expect(countPages(pdf)).toBeLessThanOrEqual(4);
    const text = extractText(pdf);
    expect(text).toContain('=HYPERLINK("http://evil.example";"click")');
    expect(text).toContain('广东半导体照明研讨会');
    expect(text).toContain('U+1F680');
    expect(text).toContain('…');
  });
});

describe('A report with more rows than fit on four pages', () => {
  it('is shortened in a document with a note, and complete in a workbook', async () => {
    const company = await history.company('Many Seminars', 'DE');
    for (let place = 0; place < 250; place += 1) {
      const activity = await history.source('activity', `Seminar ${String(place).padStart(3, '0')}`);
      await history.lead('2026-09-02T09:00:00Z', '2026-09-02', {
        company_id: company,
        source_channel: 'activity',
        source_activity_id: activity,
        jobs_expected: 1,
      });
    }
    const pdf = await reporter.bytes(query('pdf'));
    expect(countPages(pdf)).toBeLessThanOrEqual(4);
    expect(extractText(pdf)).toMatch(/The workbook \(xlsx\) has \d+ more rows\./);
    const workbook = await readWorkbook(await reporter.bytes(query('xlsx')));
    expect(workbook.worksheets[0]!.getColumn(1).values).toContain('Seminar 249');
    const texts = extractTexts((await reporter.bytes(query('svg'))).toString());
    expect(texts.join(' ')).toMatch(/\d+ more are not drawn; the table has them\./);
  });
});

const SCRIPT = `
  const [build, folder, ...formats] = process.argv.slice(1);
  const load = (file) => import(new URL(file, build).href);
  const { runCommand } = await load('cli/cli.runner.js');
  const { TerminalClient } = await load('cli/runtime/terminal.client.js');
  for (const format of formats) {
    const options = '--as-of 2026-11-03 --from 2026-01-01 --group-by activity --lang nl --format'.split(' ');
    const argv = ['report', 'pipeline-summary', ...options, format, '--out', folder + '/file.' + format];
    const code = await runCommand(argv, new TerminalClient(process.env, process.stdout, process.stderr));
    if (code !== 0) process.exit(code);
  }
`;

describe('files made by the command line in other time zones and locales', () => {
  it.each([
    ['Asia/Shanghai', 'zh_CN.UTF-8'],
    ['America/Los_Angeles', 'en_US.UTF-8'],
  ])(
    'have in %s the bytes that the API gives',
    async (zone, locale) => {
      const build = pathToFileURL(getProjectPath('dist', 'src', '/')).href;
      const env = { DATABASE_URL: api.databaseUrl, TZ: zone, LC_ALL: locale, LANG: locale };
      const args = ['--input-type=module', '--eval', SCRIPT, '--', build, folder, ...FORMATS];
      const { code, err } = await child(args, env).ended;
      expect([code, err]).toEqual([0, '']);
      expect(await readdir(folder)).toHaveLength(FORMATS.length);
      for (const format of FORMATS) {
        const file = await readFile(join(folder, `file.${format}`));
        expect([format, file.equals(await reporter.bytes(query(format, '&lang=nl')))]).toEqual([format, true]);
      }
    },
    120_000,
  );
});
