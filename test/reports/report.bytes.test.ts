import { ManualClock } from '../../src/common/time/clock.service.js';
import { AGENCY_ZONE } from '../../src/common/time/agency-zone.constants.js';
import { getLocalDate } from '../../src/common/time/calendar-dates.rules.js';
import { REPORTS } from '../../src/reports/engine/report-catalogue.registry.js';
import type { ReportDefinition } from '../../src/reports/definition/report-definition.rules.js';
import { type Caller, useApi } from '../support/api.js';
import { AttributionWorld } from './attribution.world.js';
import { Make, type Made, ok } from '../support/make.js';

// Everything is made yesterday and changed today, when the database's clock, which dates some changes, says so too.
const DAY = 86_400_000;
const clock = new ManualClock(new Date(Date.now() - DAY));
const yesterday = getLocalDate(AGENCY_ZONE, clock.now());
let reporter: Caller;

const { api } = useApi({ clock });
const make = new Make(api, () => clock.now());
beforeAll(async () => (reporter = await api.key('reporting')));

/** Every value of every parameter of a report that changes its figures, one at a time. What occurred follows later records. */
function listVariants({ options }: ReportDefinition): string[] {
  const own = Object.entries(options).flatMap(([name, { values }]) =>
    values.filter((value) => value !== 'occurred').map((value) => `&${name}=${value}`),
  );
  return own.length > 0 ? own : [''];
}

const asOf = `asOf=${yesterday}&from=2026-01-01`;

/** All reports, with all their parts, in all their variants. */
async function readAll(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const report of REPORTS) {
    for (const variant of listVariants(report)) {
      const query = `/reports/${report.name}?${asOf}${variant}`;
      // On the day itself figures are provisional, and only this word changes when it is over.
      const text = (await reporter.bytes(query)).toString('utf8');
      files.set(query, text.replace('"provisional":true', '"provisional":false'));
    }
  }
  return files;
}

describe('every report of a past day', () => {
  it('has the same bytes after everything that it counts by has changed', async () => {
    const companies = [await make.company({ country: 'CN' }), await make.company({ country: 'DE' })];
    const people = [await make.contact(), await make.contact()];
    const leads: Made[] = [];
    for (const stage of ['first_contact', 'qualified', 'proposal', 'announced', 'invested'] as const) {
      leads.push(await make.lead({ stage, companyId: companies[leads.length % 2].id }));
    }
    const [first, second, third, announced, won] = leads;
    const lost = await make.lead({ stage: 'qualified', companyId: companies[1].id });
    await ok(api.manager.post(`/leads/${lost.id}/status`, { status: 'lost', reason: 'financing' }));
    const now = () => clock.now().toISOString();
    const talk = await make.interaction(first.id, {
      direction: 'outbound',
      contactIds: [people[0].id],
      occurredAt: now(),
    });
    const task = await ok(api.bdm.post('/tasks', { title: 'Call', dueOn: '2027-03-05', leadId: second.id }));
    const agreement = await ok(
      api.manager.post('/agreements', { title: 'Partnership', kind: 'cooperation', status: 'in_force' }),
    );
    const times = { startsAt: '2026-02-02T09:00:00Z', endsAt: '2026-02-02T17:00:00Z', timezone: 'Europe/Brussels' };
    const seminar = await ok(
      api.bdm.post('/seminars', { title: 'Seminar', ...times, venue: 'Hall', agreementId: agreement.id, costEur: 900 }),
    );
    const world = new AttributionWorld(api.db);
    for (const { id } of people) await world.registration(seminar.id, id, 'attended', now());
    await ok(api.bdm.post(`/leads/${first.id}/touches`, { activityId: seminar.id, occurredOn: '2026-02-02' }));
    const before = await readAll();

    clock.set(new Date());
    const today = getLocalDate(AGENCY_ZONE, clock.now());
    const [admin, manager] = [await api.user('admin'), await api.user('manager')];
    await ok(admin.patch(`/users/${api.bdm.id}`, { fullName: 'Renamed' }));
    await ok(manager.patch(`/companies/${companies[0].id}`, { name: 'Renamed Works', country: 'JP' }));
    await ok(manager.patch(`/leads/${first.id}`, { title: 'Retitled', jobsExpected: 900, receivedOn: '2026-02-01' }));
    await ok(manager.patch(`/leads/${second.id}`, { expectedDecisionOn: '2027-01-05', ownerId: manager.id }));
    await ok(manager.post(`/leads/${third.id}/transitions`, { to: 'first_contact', note: 'Too early' }));
    await ok(manager.post(`/leads/${lost.id}/status`, { status: 'open', note: 'They came back' }));
    await ok(
      manager.patch(`/leads/${announced.id}`, {
        announcedJobs: 1,
        announcedCapexEur: 1,
        receivedOn: '2025-12-01',
        propositionSentOn: '2025-12-20',
        announcedOn: '2026-01-01',
      }),
    );
    await ok(manager.post(`/leads/${won.id}/realisations`, { asOf: '2026-03-01', jobs: 99, capexEur: 99 }));
    await ok(manager.post(`/leads/${first.id}/evidence`, { kind: 'press_release', note: 'Seen' }));
    await ok(
      manager.patch(`/interactions/${talk.id}`, {
        direction: 'inbound',
        occurredAt: '2026-01-05T09:00:00Z',
        leadId: second.id,
        contactIds: [people[1].id],
      }),
    );
    await make.interaction(third.id, { direction: 'outbound', occurredAt: now() }, manager);
    await ok(manager.patch(`/tasks/${task.id}`, { status: 'done', title: 'Called', leadId: first.id }));
    const said = { purpose: 'marketing', granted: false, wording: 'No', wordingVersion: '1', source: 'E-mail' };
    await ok(manager.post(`/contacts/${people[0].id}/consents`, { ...said, occurredAt: '2026-01-01T09:00:00Z' }));
    await ok(manager.post(`/contacts/${people[1].id}/merge`, { sourceId: people[0].id }));
    await ok(manager.post(`/companies/${companies[1].id}/merge`, { sourceId: companies[0].id }));
    await ok(
      manager.patch(`/seminars/${seminar.id}`, { costEur: 1, endsAt: '2026-02-03T17:00:00Z', title: 'Retitled' }),
    );
    await ok(manager.patch(`/agreements/${agreement.id}`, { title: 'Renamed agreement' }));
    await ok(manager.delete(`/leads/${second.id}`));
    await ok(manager.delete(`/interactions/${talk.id}`));
    await make.lead({ by: manager, receivedOn: '2026-02-10', companyId: companies[1].id });

    const after = await readAll();
    expect([...after.keys()]).toEqual([...before.keys()]);
    for (const [query, text] of after) expect([query, text]).toEqual([query, before.get(query)]);
    // It is the past that stays: today all of them say something else.
    for (const report of REPORTS) {
      const variant = listVariants(report)[0]!;
      const { text } = await reporter.get(`/reports/${report.name}?asOf=${today}&from=2026-01-01${variant}`);
      const past = before.get(`/reports/${report.name}?${asOf}${variant}`);
      expect([report.name, text.replaceAll(today, yesterday) === past]).toEqual([report.name, false]);
    }
  });

  it('counts each lead of a company that was merged away once, under the one that stayed', async () => {
    const manager = await api.user('manager');
    const [kept, gone] = [
      await make.company({ country: 'KR' }, manager),
      await make.company({ country: 'VN' }, manager),
    ];
    for (const { id } of [kept, gone]) await make.lead({ companyId: id, by: manager });
    const byCountry = async () => {
      const { rows, totals } = (await reporter.get('/reports/pipeline-summary?groupBy=country&section=main')).body;
      const open = (key: string) => rows.find((row: Made) => row.key === key)?.open ?? 0;
      return { KR: open('KR'), VN: open('VN'), all: totals.open as number };
    };
    const before = await byCountry();
    expect(before).toMatchObject({ KR: 1, VN: 1 });
    await ok(manager.post(`/companies/${kept.id}/merge`, { sourceId: gone.id }));
    expect(await byCountry()).toEqual({ KR: 2, VN: 0, all: before.all });
    const quality = (await reporter.get('/reports/data-quality')).body.totals;
    expect(quality.duplicates).toBeGreaterThanOrEqual(2);
  });
});

describe('every report', () => {
  const paths = REPORTS.map(({ name }) => [name]);

  it.each(paths)('%s names the parameter that is wrong', async (name) => {
    const { options } = REPORTS.find((report) => report.name === name)!;
    const wrong: [string, string][] = [
      ['asOf=2026-02-30', '?asOf'],
      ['asOf=2199-01-01', '?asOf'],
      ['from=2026-02-03&to=2026-02-02', '?from'],
      ['asOf=2026-02-01&from=2026-01-01&to=2026-02-02', '?to'],
      ['format=docx', '?format'],
      ['lang=fr', '?lang'],
      ['colour=red', '?colour'],
      ...Object.keys(options).map((option): [string, string] => [`${option}=nonsense`, `?${option}`]),
    ];
    for (const [query, pointer] of wrong) {
      const answer = await reporter.get(`/reports/${name}?${query}`);
      expect([query, answer.status]).toEqual([query, 422]);
      expect(answer.body.errors.map((error: Made) => error.pointer)).toEqual([pointer]);
    }
  });

  it.each(paths)('%s has titles and definitions in both languages, and the same figures in both', async (name) => {
    const [english, dutch] = [
      (await reporter.get(`/reports/${name}?${asOf}`)).body,
      (await reporter.get(`/reports/${name}?${asOf}&lang=nl`)).body,
    ];
    const tables = (body: Made) => [body, ...Object.values<Made>(body.sections ?? {})];
    for (const [index, table] of tables(english).entries()) {
      const other = tables(dutch)[index];
      for (const [place, column] of table.columns.entries()) {
        expect(column.title).not.toBe('');
        expect(column.definition).toMatch(/[.]$/);
        expect(other.columns[place].name).toBe(column.name);
        expect(other.columns[place].definition).toMatch(/[.]$/);
      }
      const figures = ({ rows }: Made) =>
        rows.map((row: Made) => Object.values(row).filter((cell) => typeof cell === 'number'));
      expect(figures(other).toSorted()).toEqual(figures(table).toSorted());
    }
  });
});
