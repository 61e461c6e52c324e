import {
  CREATE_EXAMPLES,
  TRANSITION_EXAMPLES,
  STATUS_EXAMPLES,
  UPDATE_EXAMPLES,
} from '../../src/leads/records/lead.examples.js';
import { useApi } from '../support/api.js';
import { Make } from '../support/make.js';
import { insertRow } from '../support/rows.js';

const { api } = useApi();
beforeAll(async () => {
  // What the examples refer to is in the demo, under these ids.
  const id = (n: number) => `0199c000-0000-7000-8000-000000000${n}`;
  await insertRow(api.db, 'company', { id: id(110), name: 'Lumenova Lighting', country: 'CN' });
  await insertRow(api.db, 'company', { id: id(191), name: 'Lumenova Europe', country: 'BE' });
  await insertRow(api.db, 'contact', { id: id(210), full_name: 'Chen Wei' });
  await insertRow(api.db, 'app_user', { id: '0199c000-0000-7000-8000-000000000004', full_name: 'Mei' });
});

describe('The examples of the API document', () => {
  it('walk a lead from first contact to investment as they stand, and the status ones through every status', async () => {
    const made = await api.bdm.post('/leads', CREATE_EXAMPLES['firstContact']!.value);
    expect(made.status).toBe(201);
    const path = `/leads/${made.body.id}`;
    for (const stage of Object.keys(UPDATE_EXAMPLES)) {
      expect((await api.bdm.patch(path, UPDATE_EXAMPLES[stage]!.value)).status).toBe(200);
      if (stage === 'qualified') await new Make(api).interaction(made.body.id);
      if (stage === 'invested')
        await api.bdm.post(`${path}/realisations`, { asOf: '2026-10-31', jobs: 12, capexEur: 1 });
      const mover = stage === 'invested' ? api.manager : api.bdm;
      const moved = await mover.post(`${path}/transitions`, TRANSITION_EXAMPLES[stage]!.value);
      expect([stage, moved.status]).toEqual([stage, 201]);
    }
    const back = await api.manager.post(`${path}/status`, STATUS_EXAMPLES['reopened']!.value);
    expect(back.body.status).toBe('open');
    expect((await api.bdm.post(`${path}/transitions`, TRANSITION_EXAMPLES['back']!.value)).status).toBe(201);
    for (const status of ['onHold', 'lost', 'reopened', 'abandoned']) {
      const answer = await api.bdm.post(`${path}/status`, STATUS_EXAMPLES[status]!.value);
      expect([status, answer.status]).toEqual([status, 200]);
    }
  });

  it.each(Object.keys(CREATE_EXAMPLES))('create a lead: %s', async (name) => {
    expect((await api.bdm.post('/leads', CREATE_EXAMPLES[name]!.value)).status).toBe(201);
  });
});
