import { createApp } from '../../src/app.factory.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { useApi } from '../support/api.js';
import { Wire } from '../support/wire.js';
import { connect, registration, send } from './intake.given.js';
import { TEST_KEYS } from '../support/keys.js';

const { api } = useApi();

describe('While the database is unavailable,', () => {
  it('providers are asked to try again, and their next attempt is accepted', async () => {
    const { url, secret } = await connect(api);
    const direct = new URL(api.databaseUrl);
    const wire = new Wire({ host: direct.hostname, port: Number(direct.port) });
    await wire.mend();
    direct.port = String(wire.port);
    const app = await createApp(
      loadSettings({ ...TEST_KEYS, DATABASE_URL: direct.href, DEMO: 'false', LOG_LEVEL: 'silent' }),
    );
    try {
      await app.listen(0, '127.0.0.1');
      const base = (await app.getUrl()).replace('[::1]', '127.0.0.1');
      const there = { url: url.replace(api.url, base), secret };
      expect((await send(there, registration(1), {}, 'msg_known')).status).toBe(202);
      await wire.cut();
      // The connection of the address is remembered for a moment; then not even that can be looked up.
      for (const address of [there, { ...there, url: `${there.url}x` }]) {
        const answer = await send(address, registration(2), {}, 'msg_away');
        if (address !== there && answer.status === 404) continue;
        expect(answer.problem).toEqual([503, 'service.database_unavailable']);
        expect(answer.headers.get('retry-after')).toBe('2');
      }
      await wire.mend();
      const later = await send(there, registration(2), {}, 'msg_away');
      expect([later.status, later.body.duplicate]).toEqual([202, false]);
      expect((await send(there, registration(1), {}, 'msg_known')).body.duplicate).toBe(true);
    } finally {
      await app.close();
      await wire.cut();
    }
  });
});
