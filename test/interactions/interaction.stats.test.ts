import { useApi } from '../support/api.js';
import { given, talk } from './given.js';

const { api } = useApi();
const make = given(api);

describe('The interaction counts of a lead', () => {
  it('are updated when interactions are logged, changed, archived, restored or moved to another lead', async () => {
    const [lead, other] = [await make.lead(api.bdm), await make.lead(api.bdm)];
    const at = (day: string) => ({ leadId: lead.id, occurredAt: `${day}T12:00:00Z` });
    const call = await api.bdm.post('/interactions', talk({ ...at('2026-03-01'), kind: 'call' }));
    const visit = await api.bdm.post('/interactions', talk({ ...at('2026-02-01'), kind: 'site_visit' }));
    expect(await make.readCounts(lead.id)).toEqual({ last: '2026-03-01', count: 2, visits: 1 });
    await api.bdm.patch(`/interactions/${call.body.id}`, { kind: 'site_visit', occurredAt: '2026-01-15T12:00:00Z' });
    expect(await make.readCounts(lead.id)).toEqual({ last: '2026-02-01', count: 2, visits: 2 });
    await api.bdm.delete(`/interactions/${visit.body.id}`);
    expect(await make.readCounts(lead.id)).toEqual({ last: '2026-01-15', count: 1, visits: 1 });
    await api.bdm.post(`/interactions/${visit.body.id}/restore`);
    expect(await make.readCounts(lead.id)).toEqual({ last: '2026-02-01', count: 2, visits: 2 });
    await api.bdm.patch(`/interactions/${visit.body.id}`, { leadId: other.id });
    expect(await make.readCounts(lead.id)).toEqual({ last: '2026-01-15', count: 1, visits: 1 });
    expect(await make.readCounts(other.id)).toEqual({ last: '2026-02-01', count: 1, visits: 1 });
    await api.bdm.patch(`/interactions/${call.body.id}`, { leadId: null });
    expect(await make.readCounts(lead.id)).toEqual({ last: null, count: 0, visits: 0 });
  });

  it.each([
    ['winter', '2026-01-31T22:59:59.999Z', '2026-01-31'],
    ['winter, after midnight in Brussels', '2026-01-31T23:00:00Z', '2026-02-01'],
    ['summer', '2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['summer, after midnight in Brussels', '2026-06-30T22:00:00Z', '2026-07-01'],
  ])('use days in Europe/Brussels: %s', async (_, occurredAt, day) => {
    const lead = await make.lead(api.bdm);
    await api.bdm.post('/interactions', talk({ leadId: lead.id, occurredAt }));
    expect((await make.readCounts(lead.id)).last).toBe(day);
  });

  it('include twenty interactions that are logged at once', async () => {
    const lead = await make.lead(api.bdm);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        api.bdm.post('/interactions', talk({ leadId: lead.id, kind: n % 2 ? 'site_visit' : 'call' })),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201));
    expect(await make.readCounts(lead.id)).toMatchObject({ count: 20, visits: 10 });
  });

  it('stay correct when interactions are moved between two leads in both directions at once', async () => {
    const [one, two] = [await make.lead(api.bdm), await make.lead(api.bdm)];
    const log = (leadId: string) => api.bdm.post('/interactions', talk({ leadId }));
    const [fromOne, fromTwo] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, () => log(one.id))),
      Promise.all(Array.from({ length: 8 }, () => log(two.id))),
    ]);
    const moves = await Promise.all([
      ...fromOne.map(({ body }) => api.bdm.patch(`/interactions/${body.id}`, { leadId: two.id })),
      ...fromTwo.slice(0, 5).map(({ body }) => api.bdm.patch(`/interactions/${body.id}`, { leadId: one.id })),
      ...fromTwo.slice(5).map(({ body }) => api.bdm.delete(`/interactions/${body.id}`)),
    ]);
    expect(moves.map(({ status }) => status)).toEqual(moves.map(() => 200));
    expect([(await make.readCounts(one.id)).count, (await make.readCounts(two.id)).count]).toEqual([5, 8]);
  });
});
