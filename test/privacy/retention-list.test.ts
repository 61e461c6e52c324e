import { ManualClock } from '../../src/common/time/clock.service.js';
import { JobRegistry } from '../../src/common/jobs/job.registry.js';
import { buildMissingNotices } from '../../src/privacy/notices/missing-notice.queries.js';
import { buildDueContacts } from '../../src/privacy/retention/due-contact.queries.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { type Given, makePeople, storeRows } from './retention.given.js';

const TODAY = '2026-06-01';
const clock = new ManualClock(new Date(`${TODAY}T08:00:00Z`));
const { api, make } = useApi({ clock });

const PEOPLE = 2_000;
/** The days from 2018-01-01 to 2026-05-30. */
const DAYS = 3_071;
const MONTHS = 36;

/** A line of the list as the recount has it. */
interface Line {
  key: string;
  dueSince: string;
  lastOwnContact: string | null;
  decision: string;
  reason: string | null;
}

/** Returns the day in Brussels. */
const computeDay = (moment: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' }).format(new Date(moment));

/** Adds months to a day, and takes the last day of the month where it has no such day. */
function addTerm(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + MONTHS + 1, 0));
  const wanted = Math.min(date, last.getUTCDate());
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), wanted)).toISOString().slice(0, 10);
}

/** Counts again, from the rows that the test has made, one person after the other. */
function recount(given: Given): Line[] {
  const list = (table: string) => (given[table] ?? []) as Made[];
  const find = (table: string, id: string) => list(table).find((row) => row.id === id);
  const lines: Line[] = [];
  for (const contact of list('contact')) {
    if (contact.merged_into_id !== null) continue;
    const ids = [contact.id, ...list('contact').flatMap((k) => (k.merged_into_id === contact.id ? [k.id] : []))];
    const own = (table: string) => list(table).filter((row) => ids.includes(row.contact_id));
    const moments: string[] = [];
    for (const { interaction_id } of own('interaction_contact')) {
      const interaction = find('interaction', interaction_id);
      const isMeeting = interaction.direction === null && ['meeting', 'site_visit'].includes(interaction.kind);
      if (interaction.archived_at === null && (interaction.direction === 'inbound' || isMeeting))
        moments.push(interaction.occurred_at);
    }
    for (const consent of own('consent')) if (consent.granted) moments.push(consent.occurred_at);
    for (const { archived_at, registered_at, checked_in_at } of own('seminar_registration'))
      if (archived_at === null) moments.push(...[registered_at, checked_in_at].filter(Boolean));
    for (const party of own('meeting_party'))
      for (const meeting of list('meeting'))
        if (meeting.visitor_id === party.id && meeting.status === 'held')
          moments.push(find('meeting_slot', meeting.slot_id).starts_at);
    const latest = moments.toSorted().at(-1) ?? null;
    const entered = list('contact')
      .filter(({ id }) => ids.includes(id))
      .map(({ created_at }) => created_at)
      .toSorted()
      .at(-1);
    const dueSince = addTerm(computeDay(latest ?? entered));
    if (dueSince > TODAY) continue;
    const isKeptBy: Record<string, boolean> = {
      open_lead: own('lead_contact').some(({ lead_id }) => {
        const lead = find('lead', lead_id);
        return lead.archived_at === null && lead.status !== 'lost';
      }),
      agreement_in_force: own('agreement_signatory').some(({ agreement_id }) =>
        ['signed', 'in_force'].includes(find('agreement', agreement_id).status),
      ),
      coming_delegation: own('delegation_participant').some(({ activity_id, status }) => {
        const activity = find('activity', activity_id);
        return status !== 'declined' && activity.status !== 'cancelled' && activity.ends_on >= TODAY;
      }),
      open_task: own('task').some(({ status, archived_at }) => status === 'open' && archived_at === null),
      running_request: own('privacy_request').some(({ state }) => state !== 'withdrawn'),
      keep_until: contact.keep_until !== null && contact.keep_until >= TODAY,
    };
    const reason = Object.keys(isKeptBy).find((name) => isKeptBy[name]) ?? null;
    lines.push({ key: contact.id, dueSince, lastOwnContact: latest, decision: reason ? 'keep' : 'erase', reason });
  }
  return lines.toSorted((a, b) => (a.dueSince + a.key < b.dueSince + b.key ? -1 : 1));
}

async function readAll(query: string): Promise<Made[]> {
  const items: Made[] = [];
  for (let cursor = ''; ;) {
    const page = await ok(api.manager.get(`/privacy/retention?limit=200&${query}${cursor && `&cursor=${cursor}`}`));
    items.push(...page.items);
    if (page.nextCursor === null) return items;
    cursor = page.nextCursor;
  }
}

describe('The list of 2,000 people', () => {
  const given = makePeople(PEOPLE, DAYS);
  let counted: Line[];
  beforeAll(async () => {
    await storeRows(api.db, given, { ownerId: api.bdm.id!, companyId: (await make.company()).id });
    counted = recount(given);
  });

  it('equals a recount, person by person, in order', async () => {
    const listed = await readAll('kind=contact');
    expect(
      listed.map(({ key, dueSince, lastOwnContact, decision, reason }) => ({
        key,
        dueSince,
        lastOwnContact,
        decision,
        reason,
      })),
    ).toEqual(counted);
    // The list is one of some hundreds of people, with every reason.
    expect(counted.length).toBeGreaterThan(500);
    expect(counted.length).toBeLessThan(PEOPLE);
    expect(new Set(counted.map(({ reason }) => reason)).size).toBe(7);
  });

  it.each([
    ['people who are due', buildDueContacts({ today: `DATE '${TODAY}'` })],
    ['people who have not been told', buildMissingNotices()],
  ])('reads every source once for all %s, and not once for each person', async (_, statement) => {
    await api.db.query('ANALYZE');
    const { rows } = await api.db.query(`EXPLAIN (COSTS OFF) ${statement}`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Recursive Union');
    expect(plan).not.toContain('SubPlan');
  });

  it('is narrowed by decision and reason, and counted', async () => {
    const kept = counted.filter(({ reason }) => reason === 'open_lead').map(({ key }) => key);
    expect((await readAll('kind=contact&reason=open_lead')).map(({ key }) => key)).toEqual(kept);
    const page = await ok(api.manager.get('/privacy/retention?kind=contact&decision=erase&limit=1&count=true'));
    expect(page.total).toBe(counted.filter(({ decision }) => decision === 'erase').length);
  });

  it('keeps a contact with an open lead', async () => {
    const { key } = counted.find(({ reason }) => reason === 'open_lead')!;
    await ok(api.manager.put('/privacy/retention-rules/contact', { months: MONTHS, enabled: true }));
    const answer = await ok(api.manager.post('/privacy/retention/erase', { keys: [key], confirm: 1 }));
    expect(answer).toEqual({
      erased: [],
      stayed: [{ key, name: expect.stringMatching(/^Person \d+$/), reason: 'open_lead', undecided: 0 }],
    });
  });

  it('is told to the managers by one task a month, and the job erases nobody', async () => {
    const readTables = async () =>
      (
        await api.db.query(
          `SELECT (SELECT json_agg(k ORDER BY id) FROM contact k) AS contacts,
             (SELECT count(*) FROM seminar_registration) AS registrations, (SELECT count(*) FROM privacy_erasure) AS erasures`,
        )
      ).rows[0];
    const before = await readTables();
    for (let run = 0; run < 3; run++) await api.app.get(JobRegistry).run('privacy.retention');
    await Promise.all([1, 2].map(() => api.app.get(JobRegistry).run('privacy.retention')));
    expect(await readTables()).toEqual(before);
    const { rows } = await api.db.query(
      `SELECT title, due_on::text AS "dueOn", assignee_id AS "assigneeId", contact_id AS "contactId", status
       FROM task WHERE title LIKE '%due to be erased%'`,
    );
    const erasable = counted.filter(({ decision }) => decision === 'erase').length;
    expect(rows).toEqual([
      {
        title: `Decide about the data that are due to be erased (${erasable}, 2026-06)`,
        dueOn: '2026-06-15',
        assigneeId: api.manager.id,
        contactId: null,
        status: 'open',
      },
    ]);
  });
});
