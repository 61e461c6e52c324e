import { createApp } from '../../src/app.factory.js';
import { loadSettings } from '../../src/config/settings.factory.js';
import { Caller, useApi } from '../support/api.js';

/** The limit of an address is five times that of an account. */
const LIMIT = 5;
const REAL = '203.0.113.7';

let made = 0;
const { api } = useApi();

/** Runs `test` against an instance of its own behind the proxies that the setting names. */
async function behind(trusted: string, test: (client: Caller) => Promise<void>): Promise<void> {
  const settings = { DATABASE_URL: api.databaseUrl, DEMO: 'false', LOG_LEVEL: 'silent', JOBS: 'false' };
  const app = await createApp(loadSettings({ ...settings, TRUST_PROXY: trusted, LOGIN_ATTEMPTS_PER_MINUTE: '1' }));
  try {
    await app.listen(0, '127.0.0.1');
    await test(new Caller((await app.getUrl()).replace('[::1]', '127.0.0.1'), null));
  } finally {
    await app.close();
  }
}

/** Guesses at another account each time; `forwardedFor` is what the proxy passes on. */
async function guess(client: Caller, forwardedFor: string): Promise<number> {
  const body = { email: `victim.${++made}@locate.test`, password: 'guess' };
  return (await client.post('/auth/login', body, { 'x-forwarded-for': forwardedFor })).status;
}

async function guessOften(client: Caller, forwardedFor: (n: number) => string): Promise<number[]> {
  const statuses: number[] = [];
  for (let n = 0; n <= LIMIT; n++) statuses.push(await guess(client, forwardedFor(n)));
  return statuses;
}

const REFUSED_IN_THE_END = [...Array<number>(LIMIT).fill(401), 429];

describe('The login limit of an address', () => {
  it.each(['1', 'loopback', '127.0.0.0/8, ::1'])(
    'applies behind TRUST_PROXY=%s, whatever the client writes into X-Forwarded-For',
    async (trusted) => {
      await behind(trusted, async (client) => {
        expect(await guessOften(client, (n) => `198.51.100.${n}, ${REAL}`)).toEqual(REFUSED_IN_THE_END);
        expect(await guess(client, `${REAL}, 203.0.113.8`)).toBe(401);
      });
    },
  );

  it('counts the clients behind one proxy separately', async () => {
    await behind('1', async (client) => {
      expect(await guessOften(client, (n) => `203.0.113.${n}`)).toEqual(Array<number>(LIMIT + 1).fill(401));
    });
  });

  it('looks through as many proxies as there are, and no further', async () => {
    await behind('2', async (client) => {
      expect(await guessOften(client, (n) => `198.51.100.${n}, ${REAL}, 10.0.0.${n}`)).toEqual(REFUSED_IN_THE_END);
    });
  });

  it.each(['false', '10.0.0.0/8'])(
    'ignores the header of a client that is not a proxy, with TRUST_PROXY=%s',
    async (trusted) => {
      await behind(trusted, async (client) => {
        expect(await guessOften(client, (n) => `198.51.100.${n}`)).toEqual(REFUSED_IN_THE_END);
      });
    },
  );
});
