import { ManualClock } from '../../src/common/time/clock.service.js';
import { useApi } from '../support/api.js';
import { ok } from '../support/make.js';
import { DAY, Parties } from '../seminars/seminar.parties.js';
import { run, uploadLines, work } from './imports.given.js';

const BEFORE = new Date('2026-06-01T08:00:00Z');
const WEEK_AFTER = new Date('2026-09-17T08:00:00Z');
const clock = new ManualClock(BEFORE);
const { api } = useApi({ clock, keys: ['admin', 'manager', 'bdm'] });
const parties = new Parties(api);

const PEOPLE = [
  'Sun Li,sun.li@past.example,attended',
  'Ann Absent,ann.absent@past.example,no_show',
  'Bo Busy,bo.busy@past.example,cancelled',
  'Cy Confirmed,cy.confirmed@past.example,confirmed',
];

/** Imports people of a seminar, and returns the import with its rows. */
async function importPeople(reference: string, people: readonly string[], by = api.manager) {
  const lines = people.map((person) => `${reference},${person}`);
  const { id } = await uploadLines(by, 'seminar-attendances', 'seminar.reference,fullName,email,status', ...lines);
  return { id: id as string, rows: await run(api, by, id) };
}

const outcomes = (rows: { outcome: string }[]) => rows.map(({ outcome }) => outcome);
const readRegistrations = async (id: string) =>
  (await api.manager.get(`/seminars/${id}/registrations?sort=createdAt`)).body.items.map(
    ({ fullName, status }: Record<string, string>) => `${fullName} ${status}`,
  );

describe('The people of a past seminar', () => {
  it('are imported with the statuses that they had, whatever its seats and its own status are (M20)', async () => {
    clock.set(BEFORE);
    const { id, reference } = await parties.seminar({ capacity: 1 });
    clock.set(WEEK_AFTER);
    await ok(api.bdm.patch(`/seminars/${id}`, { status: 'completed' }));
    const first = await importPeople(reference, PEOPLE);
    expect(first.rows.map(({ errors }) => errors)).toEqual([[], [], [], []]);
    expect(outcomes(first.rows)).toEqual(['create', 'create', 'create', 'create']);
    const registered = ['Sun Li attended', 'Ann Absent no_show', 'Bo Busy cancelled', 'Cy Confirmed confirmed'];
    expect((await readRegistrations(id)).toSorted()).toEqual(registered.toSorted());
    expect(outcomes((await importPeople(reference, PEOPLE)).rows)).toEqual(['skip', 'skip', 'skip', 'skip']);
    expect((await api.manager.post(`/imports/${first.id}/undo`)).status).toBe(202);
    await work(api);
    expect(await readRegistrations(id)).toEqual([]);
  });

  it('are imported by those who may add attendees only', async () => {
    clock.set(BEFORE);
    const { reference } = await parties.seminar({});
    clock.set(WEEK_AFTER);
    const { rows } = await importPeople(reference, PEOPLE, api.bdm);
    expect(rows.map(({ errors }) => errors[0]?.code)).toEqual(PEOPLE.map(() => 'registration.managers_only'));
  });

  it('cannot be no-shows of a seminar that is still to come, nor be added by the API', async () => {
    clock.set(BEFORE);
    const { id, reference } = await parties.seminar({ startsAt: `${DAY}T09:00` });
    const { rows } = await importPeople(reference, PEOPLE.slice(1, 2));
    expect(rows[0].errors).toMatchObject([{ code: 'registration.too_early' }]);
    clock.set(WEEK_AFTER);
    const body = { fullName: 'Ann Absent', status: 'no_show', override: true };
    expect((await api.manager.post(`/seminars/${id}/registrations`, body)).status).toBe(422);
  });
});
