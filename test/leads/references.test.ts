import { type Caller, useApi } from '../support/api.js';
import type { Made } from '../support/make.js';

let lead: Made;
let secret: Made;
let outsider: Caller;

const { api, make } = useApi();
beforeAll(async () => {
  [lead, secret] = [await make.lead(), await make.lead({ confidential: true, codename: 'Project Lantern' })];
  outsider = await api.user('bdm');
});

describe('The reference of a lead', () => {
  it('stands for its id in a path, in upper or lower case', async () => {
    for (const reference of [lead.reference, lead.reference.toLowerCase()]) {
      expect((await api.bdm.get(`/leads/${reference}`)).body.id).toBe(lead.id);
    }
    expect((await api.bdm.get(`/leads/${lead.reference}/gates`)).status).toBe(200);
    const changed = await api.bdm.patch(`/leads/${lead.reference}`, { title: 'Found by its reference' });
    expect([changed.status, changed.body.id]).toEqual([200, lead.id]);
  });

  it('stands for its id in a filter, alone and beside ids', async () => {
    const other = await make.lead();
    for (const leadId of [lead.id, other.id]) {
      await api.bdm.post('/tasks', { title: 'Call', dueOn: '2027-01-04', leadId });
    }
    const count = async (query: string) => (await api.bdm.get(`/tasks?${query}`)).body.items.length;
    expect(await count(`leadId=${lead.reference}`)).toBe(1);
    expect(await count(`leadId=${lead.reference}&leadId=${other.id}`)).toBe(2);
  });

  it('of a confidential lead is answered to an outsider like one that does not exist', async () => {
    expect((await api.bdm.get(`/leads/${secret.reference}`)).body.id).toBe(secret.id);
    const hidden = await outsider.get(`/leads/${secret.reference}`);
    const absent = await outsider.get('/leads/LEAD-2026-9999');
    expect(hidden.problem).toEqual(absent.problem);
    expect(hidden.status).toBe(404);
    expect(hidden.text).not.toContain(secret.id);
    const [filtered, unknown] = [
      await outsider.get(`/tasks?leadId=${secret.reference}`),
      await outsider.get('/tasks?leadId=LEAD-2026-9999'),
    ];
    expect(filtered.problem).toEqual(unknown.problem);
  });
});
