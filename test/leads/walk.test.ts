import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('boots', async () => {
  expect((await api.viewer.get('/pipeline')).status).toBe(200);
});
