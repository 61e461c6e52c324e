import {
  CREATE_EXAMPLES,
  TRANSITION_EXAMPLES,
  STATUS_EXAMPLES,
  UPDATE_EXAMPLES,
} from '../../src/leads/records/lead.examples.js';
import { startApi, type TestApi } from '../support/api.js';
import { Make } from '../support/make.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
  // What the examples refer to is in the demo, under these ids.
  const id = (n: number) => `0199c000-0000-7000-8000-000000000${n}`;
  await api.db.query(
    `INSERT INTO company (id, created_at, updated_at, name, country, name_key) VALUES ($1, now(), now(), 'Lumenova Lighting', 'CN', 'lumenova')`,
    [id(110)],
  );
  await api.db.query(
    `INSERT INTO company (id, created_at, updated_at, name, country, name_key) VALUES ($1, now(), now(), 'Lumenova Europe', 'BE', 'lumenova europe')`,
    [id(191)],
  );
  await api.db.query(
    `INSERT INTO contact (id, created_at, updated_at, full_name) VALUES ($1, now(), now(), 'Chen Wei')`,
    [id(210)],
  );
  await api.db.query(
    `INSERT INTO app_user (id, created_at, updated_at, email, full_name, role, password_changed_at)
     VALUES ('0199c000-0000-7000-8000-000000000004', now(), now(), 'mei@locate.test', 'Mei', 'bdm', now())`,
  );
});
afterAll(() => api.close());

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

  it.each(Object.keys(CREATE_EXAMPLES))('take in a lead: %s', async (name) => {
    expect((await api.bdm.post('/leads', CREATE_EXAMPLES[name]!.value)).status).toBe(201);
  });
});
