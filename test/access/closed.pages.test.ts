import { loadSettings } from '../../src/config/settings.factory.js';
import { useApi } from '../support/api.js';

const TOKEN = 'a token of the monitoring, 32 letters long';

const { api } = useApi({ env: { METRICS_TOKEN: TOKEN, DOCS: 'false' } });

describe('An installation that is closed', () => {
  it('gives its measurements to the monitoring only', async () => {
    const read = async (headers: Record<string, string>) => fetch(`${api.url}/metrics`, { headers });
    for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: TOKEN }] as Record<
      string,
      string
    >[]) {
      const refused = await read(headers);
      expect([refused.status, await refused.json()]).toEqual([
        401,
        expect.objectContaining({ code: 'metrics.token_required' }),
      ]);
    }
    const answer = await read({ authorization: `Bearer ${TOKEN}` });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('database_pool_connections')]);
  });

  it('refuses a token that is too short, and says what its absence means', () => {
    expect(() => loadSettings({ METRICS_TOKEN: 'short' })).toThrow('or be absent, and then anybody can read /metrics');
  });

  it('serves neither Swagger UI nor the document', async () => {
    for (const path of ['/docs', '/docs/', '/openapi.json', '/docs/openapi.json', '/docs/swagger-ui-bundle.js']) {
      expect([path, (await fetch(`${api.url}${path}`)).status]).toEqual([path, 404]);
    }
  });
});
