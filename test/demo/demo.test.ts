import { ManualClock } from '../../src/common/time/clock.service.js';
import { DEMO_EXAMPLE, DEMO_STORY, DEMO_USERS } from '../../src/demo/seeding/demo-ids.constants.js';
import { type DemoAccount, DemoSeedService } from '../../src/demo/demo-seed.service.js';
import { findMissingFields } from '../../src/leads/pipeline/stage-gates.rules.js';
import { LEAD_STATUSES, STAGE_NAMES } from '../../src/leads/pipeline/lead.constants.js';
import { type Answer, Caller, startApi, useApi } from '../support/api.js';
import { readStoredFacts } from '../leads/stored-facts.js';
import { TEST_KEYS } from '../support/keys.js';
import { countPages, extractText } from '../support/pdf.js';
import { walk } from '../support/walk.js';
import { run } from '../cli/command.run.js';

const NOW = new Date('2026-11-25T14:00:00Z');
const TODAY = '2026-11-25';

let accounts: DemoAccount[];
let manager: Caller;
const { api } = useApi({ clock: new ManualClock(NOW) });
beforeAll(async () => {
  accounts = (await api.app.get(DemoSeedService).seedIfEmpty())!;
  manager = await login('an@locate.example');
}, 180_000);

async function login(email: string): Promise<Caller> {
  const { password } = accounts.find((account) => account.email === email)!;
  const answer = await api.anonymous.post('/auth/login', { email, password });
  return new Caller(api.url, null, { authorization: `Bearer ${answer.body.accessToken}` });
}

async function rows<T>(sql: string): Promise<T[]> {
  return (await api.db.query(sql)).rows as T[];
}

const everything = async (path: string) => (await walk(manager, `${path}?limit=200`)).rows;

describe('The demo', () => {
  it('has accounts of several roles that can log in', async () => {
    for (const { email, role, name } of accounts) {
      expect((await (await login(email)).get('/me')).body).toMatchObject({ role, name });
    }
    expect(new Set(accounts.map(({ role }) => role))).toEqual(new Set(['admin', 'manager', 'bdm', 'viewer']));
  });

  it('has notifications that some users have not read, about acts of others', async () => {
    const unread = [];
    for (const email of ['admin@locate.example', 'an@locate.example', 'stephan@locate.example']) {
      const { body } = await (await login(email)).get('/notifications?unread=true');
      unread.push(...body.items.map(({ kind, record }: Answer['body']) => [email.split('@')[0], kind, record.title]));
    }
    expect(unread).toEqual([
      ['admin', 'notice_due', 'Ten places a year for students from Guangdong (demo)'],
      ['admin', 'notice_due', 'Name three members a year that look at Europe (demo)'],
      ['an', 'team_joined', 'Battery pack assembly for storage'],
      ['stephan', 'team_joined', 'Packaging line for photonic chips'],
      ['stephan', 'registration_to_review', 'Seminar Agriculture under light, Agropolis (demo)'],
    ]);
  });

  it('has leads in every stage and of every status, two years back and up to today', async () => {
    const leads = await everything('/leads');
    expect(leads).toHaveLength(47);
    expect(new Set(leads.map(({ stage }) => stage))).toEqual(new Set(STAGE_NAMES));
    expect(new Set(leads.map(({ status }) => status))).toEqual(new Set(LEAD_STATUSES));
    const open = leads.filter(({ status }) => status === 'open').map(({ stage }) => stage);
    expect(new Set(open)).toEqual(new Set(STAGE_NAMES.filter((stage) => stage !== 'invested')));
    const received = leads.map(({ receivedOn }) => String(receivedOn)).toSorted();
    expect(received[0]! < '2025-01-01').toBe(true);
    expect(received.at(-1)).toBe(TODAY);
  });

  it.each(['staleSince', 'nextTask', 'codename', 'localCompanyId', 'projectManagerId', 'capexEur', 'announcedOn'])(
    'has leads with %s and leads without',
    async (field) => {
      const leads = await everything('/leads');
      const known = leads.filter((lead) => lead[field] !== null);
      expect(known.length).toBeGreaterThan(1);
      expect(known.length).toBeLessThan(leads.length);
    },
  );

  it('has leads that were reopened, moved back, moved over a stage, taken back after a win and archived', async () => {
    const found = await rows<{ what: string }>(`
      SELECT 'reopened' AS what FROM lead_transition WHERE from_status = 'lost' AND to_status = 'open'
      UNION SELECT 'back' FROM lead_transition WHERE stage_rank(to_stage) < stage_rank(from_stage) AND from_status = 'open'
        AND kind = 'stage' AND from_stage <> 'invested'
      UNION SELECT 'skipped' FROM lead_transition WHERE stage_rank(to_stage) > stage_rank(from_stage) + 1
      UNION SELECT 'taken back' FROM lead_transition WHERE from_status = 'won' AND to_status = 'open'
      UNION SELECT 'archived' FROM lead WHERE archived_at IS NOT NULL`);
    expect(found.map(({ what }) => what).toSorted()).toEqual(['archived', 'back', 'reopened', 'skipped', 'taken back']);
  });

  it('breaks no gate: every lead has what its stage and those before it require', async () => {
    for (const { id } of await rows<{ id: string }>('SELECT id FROM lead')) {
      const facts = await readStoredFacts(api.app, id, TODAY);
      expect({ id, missing: findMissingFields(facts.stage, facts) }).toEqual({ id, missing: [] });
    }
  });

  it('had every win verified by somebody who neither owns nor manages the lead', async () => {
    const wins = await rows<{ other: boolean }>(`
      SELECT t.actor_id NOT IN (l.owner_id, l.project_manager_id) AND u.role IN ('manager', 'admin') AS other
      FROM lead_transition t JOIN lead l ON l.id = t.lead_id JOIN app_user u ON u.id = t.actor_id
      WHERE t.to_status = 'won'`);
    expect(wins).toHaveLength(12);
    expect(wins.every(({ other }) => other)).toBe(true);
  });

  it('happened in the order of time, in the past, and is kept as history of that time', async () => {
    const [found] = await rows<Record<string, boolean>>(`
      SELECT (SELECT bool_and(at <= '${NOW.toISOString()}') FROM audit_entry WHERE request_id = 'demo') AS "nothing ahead",
        (SELECT count(DISTINCT at::date) > 200 FROM audit_entry) AS "on many days",
        (SELECT bool_and(before <= at) FROM (SELECT at, lag(at, 1, at) OVER (ORDER BY id) AS before
           FROM audit_entry WHERE request_id = 'demo') a) AS "in order",
        (SELECT bool_and(before <= occurred_on) FROM (SELECT occurred_on, lag(occurred_on, 1, occurred_on)
           OVER (PARTITION BY lead_id ORDER BY seq) AS before FROM lead_transition) t) AS "moves in order",
        (SELECT bool_and(l.created_at = v.first AND l.updated_at = v.last) FROM lead l JOIN (SELECT lead_id,
           min(valid_from) AS first, max(valid_from) AS last FROM lead_version GROUP BY 1) v ON v.lead_id = l.id) AS "versions",
        (SELECT bool_and(extract(isodow FROM occurred_at) < 6) FROM interaction WHERE lead_id IS NOT NULL) AS "no weekends"`);
    expect(Object.entries(found!).filter(([, holds]) => !holds)).toEqual([]);
  });

  it('says of every record whether it is invented or of the announcement, and gives real people no addresses', async () => {
    for (const path of ['/companies', '/contacts', '/leads']) {
      for (const { tags } of await everything(path)) {
        expect((tags as string[]).filter((tag) => ['demo', 'announcement-2016'].includes(tag))).toHaveLength(1);
      }
    }
    const real = (await everything('/contacts')).filter(({ tags }) => (tags as string[]).includes('announcement-2016'));
    expect(real.map(({ fullName }) => fullName).toSorted()).toEqual([
      'Erik Gerits',
      'Herman Reynders',
      'Jean-Paul Peuskens',
      'Stephan Raemaekers',
    ]);
    for (const person of real) expect(person).toMatchObject({ email: null, phone: null, wechatId: null });
  });

  it('tells the story of the twinning and the partnership', async () => {
    expect((await manager.get(`/agreements/${DEMO_STORY.partnership}`)).body).toMatchObject({
      reference: 'AGR-2016-0001',
      signedOn: '2016-05-24',
      parentId: DEMO_STORY.twinning,
    });
    const activities = (await everything('/activities')).map(({ reference }) => reference);
    expect(activities).toEqual(
      expect.arrayContaining(['DEL-2015-0001', 'SEM-2015-0001', 'ROAD-2016-0001', 'SEM-2016-0001']),
    );
    const imo = (await everything('/companies')).find(({ name }) => name === 'IMO-IMOMEC');
    expect(imo).toMatchObject({ parentId: DEMO_STORY.uhasselt });
    for (const name of ['广东工业大学', '广东省半导体照明产业联合创新中心', '中国国际贸易促进委员会', 'Agropolis']) {
      expect((await manager.get(`/companies?q=${encodeURIComponent(name)}`)).body.items).toHaveLength(1);
    }
  });

  it('contains the records that the examples name', async () => {
    expect((await manager.get(`/leads/${DEMO_EXAMPLE.lead}`)).body).toMatchObject({
      stage: 'first_contact',
      status: 'open',
      companyId: DEMO_EXAMPLE.company,
      contactIds: [DEMO_EXAMPLE.contact],
      ownerId: DEMO_USERS.stefan,
    });
    expect((await manager.get('/companies/duplicates')).body.items.length).toBeGreaterThan(0);
  });

  it.each([
    ['stage', 7],
    ['owner', 3],
    ['country', 8],
    ['sector', 8],
    ['channel', 7],
    ['activity', 3],
    ['agreement', 2],
  ])('gives every column of the pipeline summary by %s something to count', async (groupBy, least) => {
    const { status, body } = await manager.get(`/reports/pipeline-summary?groupBy=${groupBy}`);
    expect(status).toBe(200);
    expect(body.rows.length).toBeGreaterThanOrEqual(least);
    const figures = body.columns.filter(
      ({ unit, name }: { unit: string; name: string }) => unit !== 'text' && name !== 'p',
    );
    const empty = figures.filter(({ name }: { name: string }) => !(body.totals[name] > 0));
    expect(empty).toEqual([]);
  });

  it('has investments that are old enough to be judged, of which more, less and exactly that was done', async () => {
    const { rows: years, totals } = (await manager.get('/reports/realisation')).body;
    expect(years.length).toBeGreaterThanOrEqual(5);
    expect(totals.projects).toBe(totals.reported);
    const ratios = years.map(({ jobsRatio }: { jobsRatio: number }) => Math.sign(jobsRatio - 1));
    expect(new Set(ratios)).toEqual(new Set([-1, 0, 1]));
  });

  it.each([
    ['en', 'Top 20 by weighted jobs', 'Definitions', 'The definition of every column is in'],
    ['nl', 'Top 20 volgens gewogen jobs', 'Definities', 'De definitie van elke kolom staat in'],
  ])(
    'has a monthly report of four pages with the whole top 20 and every definition: %s',
    async (lang, top, defined, cut) => {
      const { sections } = (await manager.get(`/reports/pipeline-summary?section=all&lang=${lang}`)).body;
      const pdf = await manager.bytes(`/reports/pipeline-summary?format=pdf&lang=${lang}`);
      expect(countPages(pdf)).toBeLessThanOrEqual(4);
      const text = extractText(pdf);
      expect(text).toContain(top);
      expect(sections.top.rows.length).toBeGreaterThan(15);
      // As wide as its column may be, a title can stand on two lines.
      const place = (words: string) => text.replaceAll(' ', '').indexOf(words.replaceAll(' ', ''));
      for (const { title } of sections.top.rows) expect([title, place(title) > 0]).toEqual([title, true]);
      expect(text).toContain(defined);
      expect(text).not.toContain(cut);
      for (const { columns } of [sections.top, sections.funnel, sections.exceptions]) {
        for (const { name, definition } of columns) {
          if (name !== 'key' && name !== 'from' && name !== 'to')
            expect([name, place(definition) > 0]).toEqual([name, true]);
        }
      }
    },
  );

  it('is seeded once: a later start finds it and changes nothing', async () => {
    const count = async () => (await rows<{ count: string }>('SELECT count(*) FROM audit_entry'))[0]!.count;
    const before = await count();
    expect(await api.app.get(DemoSeedService).seedIfEmpty()).toEqual(accounts);
    expect(await count()).toBe(before);
  });

  it('is described by the command that seeds it', async () => {
    const { code, out, err } = await run(['seed', 'demo'], { DATABASE_URL: api.databaseUrl, ...TEST_KEYS });
    expect([code, err]).toEqual([0, '']);
    for (const { email, name } of accounts) expect(out.toString()).toMatch(new RegExp(`${email}.*${name}`));
  });
});

it('A database with data of its own gets no demo, by a start or by command', async () => {
  const used = await startApi();
  try {
    await used.bdm.post('/companies', { name: 'A real investor', country: 'JP' });
    expect(await used.app.get(DemoSeedService).seedIfEmpty()).toBeUndefined();
    const { code, out, err } = await run(['seed', 'demo'], { DATABASE_URL: used.databaseUrl, ...TEST_KEYS });
    expect([code, out.toString(), err]).toEqual([1, '', expect.stringContaining('other data')]);
    const { rows: companies } = await used.db.query('SELECT name FROM company');
    expect(companies).toEqual([{ name: 'A real investor' }]);
    expect((await used.db.query(`SELECT 1 FROM app_secret WHERE name = 'demo'`)).rowCount).toBe(0);
  } finally {
    await used.close();
  }
});
