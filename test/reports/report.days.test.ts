import { ManualClock } from '../../src/common/time/clock.service.js';
import { type Answer, type Caller, useApi } from '../support/api.js';
import { extractText } from '../support/pdf.js';
import { LeadHistory } from './lead.history.js';
import { extractSpokenTexts, readWorkbook } from './report.files.js';

const clock = new ManualClock(new Date('2026-11-25T11:00:00Z'));
let reporter: Caller;

const { api } = useApi({ clock });
beforeAll(async () => {
  reporter = await api.key('reporting');
  const owner = await api.user('bdm', 'Stephan Maes');
  const history = new LeadHistory(api.db, { companyId: '', ownerId: owner.id! });
  const company_id = await history.company('Lumenova Lighting', 'CN', '2026-01-01T09:00:00Z');
  for (const on of ['2026-02-03', '2026-03-05', '2026-05-06']) {
    const announcement = { stage: 'announced', announced_on: on, announced_jobs: 40, announced_capex_eur: 1_000_000 };
    await history.lead(`${on}T09:00:00Z`, on, { company_id, ...announcement });
  }
});

const asked = (report: string, query: string) => reporter.get(`/reports/${report}?${query}`);
const IGNORING = ['annual', 'forecast', 'data-quality', 'realisation', 'agreement-scoreboard'];
const GOING_BY_IT = [
  'realisation?counting=period',
  'agreement-scoreboard?counting=period',
  'pipeline-summary?',
  'funnel?',
  'velocity?',
  'lost-reasons?',
  'activity-attribution?',
  'follow-up?',
];

describe('A report whose figures do not depend on from', () => {
  it.each(IGNORING)('is available for a day before the month of asOf without it: %s', async (report) => {
    const answer = await asked(report, 'to=2026-03-31');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      asOf: '2026-11-25',
      from: report === 'annual' ? '2026-01-01' : '2026-03-01',
      to: '2026-03-31',
    });
    const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition')!)![1];
    expect(name).toMatch(/_2026-11-25_to-2026-03-31/);
    const given = await asked(report, 'from=2026-01-01&to=2026-03-31');
    for (const part of ['rows', 'totals', 'tiles', 'sections']) expect(answer.body[part]).toEqual(given.body[part]);
  });

  it('counts the year as far as that day, and not what came after it', async () => {
    const { tiles, rows } = (await asked('annual', 'to=2026-03-31')).body;
    expect([tiles.projects.value, tiles.jobs.value]).toEqual([2, 80]);
    expect(rows.at(-1)).toMatchObject({ year: '2026', projects: 2 });
    expect((await asked('annual', 'asOf=2026-10-31&to=2026-02-28')).body.tiles.projects.value).toBe(1);
    expect((await asked('annual', '')).body).toMatchObject({ from: '2026-01-01', to: '2026-11-25' });
    expect((await asked('annual', 'from=2026-10-01')).body).toMatchObject({ from: '2026-01-01', to: '2026-11-25' });
  });

  it.each(IGNORING)('refuses one that is given and lies after to, as a slip of the keyboard: %s', async (report) => {
    const { status, body } = await asked(report, 'from=2026-04-01&to=2026-03-31');
    expect([status, body.errors?.[0].code]).toEqual([422, 'report.from_after_to']);
  });

  it.each([
    ['annual?to=2026-03-31', '(Brussels time); period 1 January 2026 to 31 March 2026.'],
    ['annual?to=2026-03-31&lang=nl', '(Brusselse tijd); periode van 1 januari 2026 tot en met 31 maart 2026.'],
    ['realisation?from=2026-01-01', '(Brussels time); counted up to 25 November 2026.'],
    ['realisation?counting=period', '(Brussels time); period 1 November 2026 to 25 November 2026.'],
    ['forecast?from=2026-01-01', '(Brussels time).'],
    ['data-quality?', '(Brussels time).'],
    ['lost-reasons?', '(Brussels time); period 1 November 2026 to 25 November 2026.'],
  ])('names no period that its figures are not of: %s', async (address, days) => {
    const drawing = (await reporter.bytes(`/reports/${address}&format=svg`)).toString();
    const pages = extractText(await reporter.bytes(`/reports/${address}&format=pdf`));
    for (const text of [extractSpokenTexts(drawing).description, pages]) expect(text).toContain(days);
    const about = (await readWorkbook(await reporter.bytes(`/reports/${address}&format=xlsx`))).worksheets.at(-1)!;
    const names = about.getColumn(1).values.map(String);
    const lines = [/^(From|Van)$/, /^(To|Tot en met)$/].map((name) => names.some((one) => name.test(one)));
    expect(lines).toEqual([/period/.test(days), days.includes(';')]);
  });

  it('documents that at its parameters, in both languages', async () => {
    const told = async (lang: string) => {
      const { items } = (await reporter.get(`/reports?lang=${lang}`)).body;
      return Object.fromEntries(
        items.map(({ name, parameters }: Answer['body']) => [
          name,
          parameters
            .filter(({ description }: Answer['body']) => /changes nothing|verandert niets/.test(description))
            .map(({ name: parameter }: Answer['body']) => parameter),
        ]),
      );
    };
    const english = await told('en');
    expect(english).toEqual({
      'pipeline-summary': [],
      funnel: [],
      velocity: [],
      'lost-reasons': [],
      forecast: ['from', 'to'],
      'activity-attribution': [],
      'agreement-scoreboard': ['from'],
      realisation: ['from'],
      'data-quality': ['from', 'to'],
      annual: ['from'],
      'follow-up': [],
    });
    expect(await told('nl')).toEqual(english);
  });
});

describe('A report whose figures depend on from', () => {
  // Three reports cover 12 months without it.
  const monthly = GOING_BY_IT.filter((address) => !/^(funnel|velocity|follow-up)/.test(address));

  it.each(monthly)('is refused to a day before the month of asOf without it: %s', async (address) => {
    const { status, body } = await reporter.get(`/reports/${address}&to=2026-03-31`);
    expect([status, body.errors?.[0].code]).toEqual([422, 'report.from_after_to']);
  });
});
