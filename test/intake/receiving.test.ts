import { startApi, type TestApi } from '../support/api.js';
import { connect, registration, send } from './intake.given.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('A delivery', () => {
  it('is stored as it came and answered with 202', async () => {
    const connection = await connect(api);
    const answer = await send(connection, registration(1), { 'user-agent': 'Forms/1.0', authorization: 'Bearer x' });
    expect([answer.status, answer.body.duplicate]).toEqual([202, false]);
    const { rows } = await api.db.query('SELECT * FROM intake_delivery WHERE id = $1', [answer.body.deliveryId]);
    expect(rows[0].body.toString()).toBe(JSON.stringify(registration(1)));
    expect(rows[0]).toMatchObject({ state: 'received', verification: 'verified', connection_id: connection.id });
    expect(rows[0].headers).not.toHaveProperty('authorization');
  });
});
