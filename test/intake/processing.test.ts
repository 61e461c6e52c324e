import { startApi, type TestApi } from '../support/api.js';
import { connect, registration, send, work } from './intake.given.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('A delivery that was stored', () => {
  it('is worked on and says what came of it', async () => {
    const connection = await connect(api);
    const { deliveryId } = (await send(connection, registration(1))).body;
    await work(api);
    const delivery = await api.manager.get(`/intake/deliveries/${deliveryId}`);
    expect(delivery.body).toMatchObject({ state: 'applied', attempts: 1, error: null, mappingVersion: 1 });
    expect(delivery.body.registrationIds).toHaveLength(1);
    expect(delivery.body.timeline).toEqual([
      expect.objectContaining({ state: 'applied', attempt: 1, actorName: 'system' }),
    ]);
  });
});
