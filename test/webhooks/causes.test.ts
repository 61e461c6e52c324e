import { ManualClock } from '../../src/common/time/clock.service.js';
import { check, run, uploadLines, work } from '../imports/imports.given.js';
import { GivenSchedules, START } from '../reports/schedule.given.js';
import { useApi } from '../support/api.js';
import { type Made, ok } from '../support/make.js';
import { updateRows } from '../support/rows.js';
import { buildBody, createWebhook, readDeliveries } from './webhook.given.js';

const { api, make } = useApi();

afterEach(async () => {
  await updateRows(api.db, 'webhook', {}, { archived_at: new Date() });
});

/** The events of a webhook, with the ids of their records. */
const readEvents = async (id: string) =>
  (await readDeliveries(api, id)).map(({ type, entityId }): [string, string] => [type, entityId]);

describe('An import', () => {
  it('causes the events of its records when it is run or undone, and none when it is checked', async () => {
    const webhook = await createWebhook(api, { eventTypes: ['company.*'] });
    const stored = await make.company({ name: 'Zonnebloem Serres', country: 'BE' });
    const given = await readEvents(webhook.id);
    const imported = await uploadLines(
      api.bdm,
      'companies',
      'Bedrijfsnaam;Land;Plaats',
      'Krokus Verlichting;BE;Hasselt',
      'Zonnebloem Serres;BE;Genk',
      'Zonder land;;',
    );
    await check(api, api.bdm, imported.id);
    expect(await readEvents(webhook.id)).toEqual(given);
    const [created] = await run(api, api.bdm, imported.id);
    const added = (await readEvents(webhook.id)).slice(given.length);
    expect(added).toEqual([
      ['company.created', created.recordId],
      ['company.updated', stored.id],
    ]);
    const [, , updated] = await readDeliveries(api, webhook.id);
    expect((await buildBody(api, updated!)).data.changed).toEqual({ city: { before: null, after: 'Genk' } });
    expect((await api.manager.post(`/imports/${imported.id}/undo`)).status).toBe(202);
    await work(api);
    const undone = (await readEvents(webhook.id)).slice(given.length + added.length);
    expect(undone.toSorted()).toEqual(
      [
        ['company.archived', created.recordId],
        ['company.updated', stored.id],
      ].toSorted(),
    );
  });
});

describe('A merge', () => {
  it('causes one event of the survivor, which names the fields that it took over, and none as a dry run', async () => {
    const webhook = await createWebhook(api, { eventTypes: ['contact.*'] });
    const survivor = await make.contact({ fullName: 'Li Na', phone: null });
    const source = await make.contact({ fullName: 'Na Li', phone: '+32 11 12 34 56' });
    const begin = (await readEvents(webhook.id)).length;
    const merge = (dryRun: boolean) =>
      ok(api.manager.post(`/contacts/${survivor.id}/merge`, { sourceId: source.id, dryRun }));
    await merge(true);
    expect(await readEvents(webhook.id)).toHaveLength(begin);
    await merge(false);
    const events = (await readEvents(webhook.id)).slice(begin);
    expect(events.filter(([type]) => type === 'contact.merged')).toEqual([['contact.merged', survivor.id]]);
    expect(events.filter(([, id]) => id === source.id)).toEqual([['contact.updated', source.id]]);
    const deliveries = (await readDeliveries(api, webhook.id)).slice(begin);
    const bodies = await Promise.all(deliveries.map((delivery) => buildBody(api, delivery)));
    const merged = bodies.find(({ type }) => type === 'contact.merged');
    expect(Object.keys(merged.data.changed)).toContain('phone');
    const left = bodies.find(({ type }) => type === 'contact.updated');
    expect(left.data.record).toMatchObject({ id: source.id, mergedIntoId: survivor.id });
  });
});

describe('Registrations for a seminar', () => {
  it('cause events of their own', async () => {
    const webhook = await createWebhook(api, { eventTypes: ['registration.*', 'activity.*'] });
    const hours = { startsAt: '2190-12-01T14:00', endsAt: '2190-12-01T18:00', timezone: 'Europe/Brussels' };
    const seminar = await ok(api.bdm.post('/seminars', { title: 'Light', capacity: 1, ...hours }));
    const path = `/seminars/${seminar.id}/registrations`;
    const first = await ok(api.bdm.post(path, { fullName: 'Li Na', email: 'li.na@locate.test' }));
    const second = await ok(api.bdm.post(path, { fullName: 'Wang Wei' }));
    await ok(api.bdm.patch(`${path}/${first.id}`, { notes: 'Vegetarian' }));
    await ok(api.bdm.patch(`${path}/${first.id}`, { status: 'cancelled' }));
    const events = (await readDeliveries(api, webhook.id)).map(({ type, entityId }) => [type, entityId]);
    expect(events).toEqual([
      ['activity.created', seminar.id],
      ['registration.created', first.id],
      ['registration.created', second.id],
      ['registration.updated', first.id],
      ['registration.cancelled', first.id],
      ['registration.promoted', second.id],
    ]);
  });
});

describe('A scheduled report', () => {
  const clock = new ManualClock(START);
  let given: GivenSchedules;
  beforeAll(async () => void (given = await GivenSchedules.start(clock)));
  afterAll(() => given.close());

  it('causes an event with the path of its file when it was written, and none when it could not be', async () => {
    const webhook = await createWebhook(given.api, { role: 'reporting', eventTypes: ['report.written'] });
    const { id } = await given.schedule();
    clock.set(new Date('2026-12-01T05:00:00Z'));
    await given.run();
    const [done] = await given.readRuns(id);
    const [delivery, ...others] = await readDeliveries(given.api, webhook.id);
    expect([delivery, others]).toMatchObject([{ type: 'report.written', entityId: id, at: clock.now() }, []]);
    const { data }: { data: Made } = await buildBody(given.api, delivery!);
    expect(data).toMatchObject({ entity: 'report_schedule', id, changed: {}, record: { id, name: 'Monthly' } });
    expect(data['file']).toBe(`/api/v1/report-schedules/${id}/runs/${done.id}/file`);
    const file = await webhook.key.get(data['file'].replace('/api/v1', ''));
    expect([file.status, file.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/csv')]);
    const { items } = await ok(given.manager.get(`/audit?entityId=${id}&action=run_done`));
    expect(items).toMatchObject([{ actorKind: 'system', changes: { run: { before: null, after: done.id } } }]);
  });
});
