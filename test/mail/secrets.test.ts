import { startProcess } from '../server/process.js';
import { Caller } from '../support/api.js';
import { cloneDatabase } from '../support/database.js';
import { ok } from '../support/make.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { buildMailSettings } from './mail.given.js';

const PASSWORD = 'a password for tests';
const SECRET = 'gEheim-4711/x';
/** The token of a link to unsubscribe. */
const TOKEN = 'q3Zl0b1mT2mJm6lY3k9N0A';

describe('The password of the mail server', () => {
  it('is shown nowhere, nor the token of a link to unsubscribe, not even after a refused login, and a mail arrives within seconds once the login is right', async () => {
    const sink = await new SmtpSink().start();
    const database = await cloneDatabase();
    let isRefused = true;
    sink.onLogin = (_user, password) => (isRefused || password !== SECRET ? { status: 535 } : undefined);
    const server = await startProcess({
      DATABASE_URL: database.url,
      DEMO: 'false',
      LOG_LEVEL: 'trace',
      ADMIN_EMAIL: 'admin@locate.test',
      ADMIN_PASSWORD: PASSWORD,
      ...buildMailSettings(sink.port, {
        SMTP_URL: `smtp://crm:${encodeURIComponent(SECRET)}@127.0.0.1:${sink.port}`,
      }),
    });
    try {
      const login = { email: 'admin@locate.test', password: PASSWORD };
      const { body } = await new Caller(server.url, null).post('/auth/login', login);
      const admin = new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` });
      const test = await ok(admin.post('/mail-settings/test', { to: 'a@b.test' }));
      expect(test.sent).toBe(false);
      isRefused = false;
      expect((await ok(admin.post('/mail-settings/test', { to: 'a@b.test' }))).sent).toBe(true);
      const { id } = await ok(admin.post('/contacts', { fullName: 'Chen Wei', email: 'chen@lumenova.test' }));
      const { mails } = await ok(admin.post('/mails', { contactIds: [id], subject: 'Hello', body: 'Hello' }));
      await waitUntil(() => sink.received.some(({ to }) => to[0] === 'chen@lumenova.test'));
      await waitUntil(async () => (await ok(admin.get(`/mails/${mails[0].id}`))).state === 'sent');
      const shown = await Promise.all(
        ['/mail-settings', '/operations/settings', '/mails', `/mails/${mails[0].id}`].map(
          async (path) => (await admin.get(path)).text,
        ),
      );
      for (const path of [`/m/${TOKEN}`, `/m//${TOKEN}?lang=nl`, `/%6D/${TOKEN}`]) await admin.get(path);
      // The log arrives later than the answers.
      await waitUntil(() => server.output().split('…').length > 3);
      expect(server.output()).not.toContain(TOKEN);
      for (const text of [server.output(), ...shown]) {
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain(encodeURIComponent(SECRET));
      }
      expect(shown[0]).toContain('"security":"none"');
      expect((await admin.get('/metrics')).text).toMatch(/mail_attempts_total\{outcome="sent"\} 2\n/);
    } finally {
      expect(await server.end('SIGTERM')).toBe(0);
      await database.drop();
      await sink.stop();
    }
  }, 120_000);
});

async function waitUntil(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setImmediate(resolve));
}
