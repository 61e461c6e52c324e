import { DemoSeedService, type DemoAccount } from '../../src/demo/demo-seed.service.js';
import { STAGE_NAMES } from '../../src/leads/pipeline/lead.constants.js';
import { type Answer, Caller, useApi } from '../support/api.js';
import { bodySamples, readableRecords, type Sample } from './openapi.samples.js';

let accounts: DemoAccount[];
const { api } = useApi({ demo: true });
beforeAll(async () => {
  accounts = (await api.app.get(DemoSeedService).seedIfEmpty())!;
});

const callers = new Map<string, Caller>();
async function login(email: string): Promise<Caller> {
  const known = callers.get(email);
  if (known) return known;
  const { password } = accounts.find((account) => account.email === email)!;
  const { body } = await api.anonymous.post('/auth/login', { email, password });
  const caller = new Caller(api.url, null, { authorization: `Bearer ${body.accessToken}` });
  callers.set(email, caller);
  return caller;
}

const samples = bodySamples();
const ADMINISTRATION = ['/users', '/api-keys', '/webhooks', '/mail-settings'];
const isAdministration = (path: string) => ADMINISTRATION.some((prefix) => path.startsWith(prefix));
/** Routes of records that begin with a file of the user. The demo has none; the tests of imports send these bodies. */
const OF_FILES = '/api/v1/imports/';
const ONE_AFTER_ANOTHER = ['/api/v1/leads/{id}/transitions', '/api/v1/leads/{id}/status'];
/** Routes that need what only one person was shown, or what the demo does not have, with the code of their refusal. */
const SECRET: Record<string, string> = {
  '/api/v1/auth/password-resets': 'password_link.invalid',
  '/api/v1/me/totp/confirm': 'totp.wrong_code',
  // The demo has no door link.
  '/api/v1/door-sessions': 'door_link.expired',
  // The demo has no mail server.
  '/api/v1/auth/password-link-requests': 'password_link.not_configured',
  '/api/v1/mail-settings/test': 'mail.not_configured',
  '/api/v1/me/totp/recovery-codes': 'totp.not_on',
};
const called = ({ method, route, name }: Sample) => `${method} ${route}${name && ` "${name}"`}`;
const ofRoute =
  (route: string, method = 'POST') =>
  (name: string) =>
    samples.find((sample) => sample.route === route && sample.method === method && sample.name === name)!;

/** Routes that change the stage or the figures of a lead. */
const OF_OWNER = ['/api/v1/leads/{id}', '/api/v1/leads/{id}/transitions', '/api/v1/leads/{id}/realisations'];

/** The owner of the lead makes its transitions and enters its figures; An, who has done neither, verifies the win. */
function chooseSender({ path, route, name }: Sample): string {
  if (isAdministration(path)) return 'admin@locate.example';
  const isVerification = route === ONE_AFTER_ANOTHER[0] && name === 'invested';
  return OF_OWNER.includes(route) && !isVerification ? 'stephan@locate.example' : 'an@locate.example';
}

async function send(sample: Sample): Promise<Answer> {
  const { method, path, body } = sample;
  if (path === '/auth/login') return api.anonymous.post(path, body);
  if (path === '/sessions' || path === '/door-sessions')
    return api.anonymous.post(path, body, { 'x-locate-client': 'web', origin: api.url });
  if (path === '/auth/password') return (await login('stephan@locate.example')).post(path, body);
  const caller = await login(chooseSender(sample));
  const answer = await caller.send(method, path, body);
  // A record just made is put away again, so that its twin in another example is no duplicate.
  const made = answer.headers.get('location');
  if (made) await caller.delete(made.replace('/api/v1', ''));
  return answer;
}

async function expectAccepted(sample: Sample): Promise<void> {
  const { status, text } = await send(sample);
  expect({ sample: called(sample), status, text: status < 300 ? '' : text }).toEqual({
    sample: called(sample),
    status: sample.method === 'POST' ? expect.any(Number) : 200,
    text: '',
  });
}

describe('In Swagger UI, on the demo,', () => {
  it.each(readableRecords())('GET %s finds the record its example names', async (path) => {
    const reader = isAdministration(path) ? 'admin@locate.example' : 'an@locate.example';
    expect((await (await login(reader)).get(path)).status).toBe(200);
  });

  // The walk comes first: it starts from the lead as the demo has it.
  it('the examples walk a lead from first contact to investment', async () => {
    const edit = ofRoute('/api/v1/leads/{id}', 'PATCH');
    const move = ofRoute('/api/v1/leads/{id}/transitions');
    const talk = ofRoute('/api/v1/interactions');
    for (const stage of STAGE_NAMES.slice(1)) {
      if (stage === 'qualified') await expectAccepted(talk('meeting'));
      await expectAccepted(edit(stage));
      if (stage === 'invested') await expectAccepted(ofRoute('/api/v1/leads/{id}/realisations')(''));
      await expectAccepted(move(stage));
    }
    const lead = await (await login('viewer@locate.example')).get(edit('qualified').path);
    expect(lead.body).toMatchObject({ stage: 'invested', status: 'won' });
  });

  it('the examples reopen the won lead, lose it, reopen it, abandon it and put it on hold', async () => {
    const status = ofRoute('/api/v1/leads/{id}/status');
    for (const name of ['reopened', 'lost', 'reopened', 'abandoned', 'reopened']) await expectAccepted(status(name));
    for (const name of ['back', 'atOnce']) await expectAccepted(ofRoute('/api/v1/leads/{id}/transitions')(name));
    await expectAccepted(status('onHold'));
  });

  it.each(
    samples
      .filter(
        ({ route, path }) =>
          !ONE_AFTER_ANOTHER.includes(route) &&
          !(route in SECRET) &&
          !path.includes('{') &&
          !route.endsWith('realisations'),
      )
      // A new password ends the tokens of the old one.
      .toSorted((a, b) => Number(a.path === '/auth/password') - Number(b.path === '/auth/password'))
      .map((sample) => [called(sample), sample] as const),
  )('%s is accepted as it stands', (_, sample) => expectAccepted(sample));

  it('examples of what only one person was shown are refused for nothing else', async () => {
    // The secret of one-time codes is that of the example before.
    await send(ofRoute('/api/v1/me/totp')(''));
    for (const [route, code] of Object.entries(SECRET)) {
      expect([route, (await send(ofRoute(route)('')))?.body.code]).toEqual([route, code]);
    }
  });

  it('has no example of a body that is not tested', () => {
    const untried = samples.filter(({ path, route }) => path.includes('{') && !route.startsWith(OF_FILES));
    expect(untried.map(({ method, route }) => `${method} ${route}`)).toEqual([]);
  });
});
