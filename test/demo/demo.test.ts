import { DemoSeed } from '../../src/demo/demo.seed.js';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('seeds', async () => {
  const t = Date.now();
  let last = t,
    slow: [number, number][] = [];
  await api.app.get(DemoSeed).seedIfEmpty((d) => {
    const n = Date.now();
    slow.push([n - last, d]);
    last = n;
  });
  console.log(Date.now() - t, slow.length, slow.sort((a, b) => b[0] - a[0]).slice(0, 10));
  const { rows } = await api.db.query('select stage, status, count(*) from lead group by 1,2 order by 1,2');
  console.log(rows.map((r) => Object.values(r).join(' ')).join('\n'));
});
