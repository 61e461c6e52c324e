import { once } from 'node:events';
import { connect } from 'node:net';
import { Answer, Caller } from '../support/api.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { checkAgainstDocument } from '../support/openapi.contract.js';
import { type ServerProcess, startProcess } from '../server/process.js';
import { type GeneratedRequest, RequestGenerator, type Route, ROUTES } from './request.generator.js';

/** How many requests are sent; the acceptance of a release sends 30,000. */
const REQUESTS = Number(process.env['GENERATED_REQUESTS'] ?? 500);
const SEED = Number(process.env['GENERATED_SEED'] ?? 20_261_127);
const IN_PARALLEL = 4;
/** Longest answer to a refused request, in characters. */
const MAX_PROBLEM_BYTES = 200_000;

/** The facts about the first records that the document alone does not tell. */
const GIVEN: Record<string, object> = {
  '/api/v1/leads': { source: { channel: 'web' } },
  '/api/v1/intake/connections': { provider: 'tally', secret: null },
  '/api/v1/delegations/{id}/programme': { startsAt: '2027-03-09T09:00', endsAt: '2027-03-09T11:00' },
  '/api/v1/roadshows/{id}/stops': { startsAt: '2027-10-12T09:30', endsAt: '2027-10-12T12:00' },
  '/api/v1/seminars/{id}/sessions': { startsAt: '2027-03-18T09:30', endsAt: '2027-03-18T10:00' },
  '/api/v1/seminars/{id}/registrations': { fullName: 'Jan Peeters' },
  '/api/v1/seminars/{id}/door-links': { name: 'Mei Ling' },
  '/api/v1/seminars/{id}/check-ins': { sentAt: '2027-03-18T10:00:00Z', entries: [] },
  '/api/v1/seminars/{id}/registration-page': {
    slug: 'light',
    languages: ['en'],
    texts: { en: { title: 'Light' } },
    privacyNotice: { en: 'We delete your data after two years.' },
  },
  '/api/v1/privacy/requests': { kind: 'access', subjectName: 'Jan Peeters', receivedOn: '2026-03-09' },
  '/api/v1/import-mappings': { dateFormat: 'iso', numberFormat: 'plain' },
  '/api/v1/activities/{id}/meeting-parties': { name: 'Peeters & Co' },
  '/api/v1/leads/{id}/evidence': { note: 'Seen in the newspaper' },
  '/api/v1/leads/{id}/touches': { channel: 'web' },
};

const ADMIN = { email: 'admin@generated.example', password: 'a password for generated requests' };

let database: TestDatabase;
let server: ServerProcess;
let admin: Caller;
beforeAll(async () => {
  database = await cloneDatabase();
  server = await startProcess({
    DATABASE_URL: database.url,
    DATABASE_POOL_SIZE: '20',
    ADMIN_EMAIL: ADMIN.email,
    ADMIN_PASSWORD: ADMIN.password,
    LOGIN_ATTEMPTS_PER_MINUTE: '10000',
    JOBS: 'false',
    LOG_LEVEL: 'error',
  });
  const { body } = await new Caller(server.url, null).post('/auth/login', ADMIN);
  admin = new Caller(server.url, null, { authorization: `Bearer ${body.accessToken}` });
});
afterAll(async () => {
  await server.end('SIGTERM');
  await database.drop();
});

/** Sends a request and gives what is wrong with its answer, in words. */
async function send(
  generator: RequestGenerator,
  request: GeneratedRequest,
): Promise<{ status: number; wrong: string[] }> {
  const { route, path, headers, body } = request;
  const all = { ...admin.headers, ...headers };
  const response = await fetch(`${server.url}${path}`, {
    method: route.method,
    headers: all,
    body: new Uint8Array(body),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  const answer = new Answer(response.status, response.headers, text);
  const wrong: string[] = [];
  if (answer.status >= 500) wrong.push(`it failed: ${text}`);
  // The pages of seminars say in words for visitors why they refuse something.
  const isPage = path.startsWith('/r/') && type.startsWith('text/html');
  if (answer.status >= 400 && !isPage && !type.startsWith('application/problem+json')) {
    wrong.push(`the refusal is ${type}`);
  }
  if (answer.status >= 400 && text.length > MAX_PROBLEM_BYTES) wrong.push(`the refusal has ${text.length} characters`);
  try {
    checkAgainstDocument(route.method, path.split('?')[0]!, answer);
  } catch (error) {
    wrong.push((error as Error).message);
  }
  if (answer.status < 300) generator.fillInFields(request, answer.body);
  return { status: answer.status, wrong };
}

/** Sends a request whose connection ends in the middle of its body. */
async function sendCutShort({ route, path, headers, body }: GeneratedRequest): Promise<void> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const all = { ...admin.headers, ...headers, host: 'x', 'content-length': String(body.length + 100) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`${route.method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  socket.write(body.subarray(0, Math.ceil(body.length / 2)));
  socket.destroySoon();
  await once(socket, 'close');
}

describe('Requests that are generated from the OpenAPI document', () => {
  it(
    `never fail on our side, and never end the process: ${REQUESTS} of them, seed ${SEED}`,
    async () => {
      const generator = new RequestGenerator(SEED);
      const statuses = new Map<number, number>();
      const succeeded = new Set<Route>();
      let sent = 0;
      const failures: object[] = [];
      const attempt = async (request: GeneratedRequest) => {
        const { route, path, headers, body } = request;
        if (request.isCutShort) return sendCutShort(request);
        const { status, wrong } = await send(generator, request).catch((error: Error) => ({
          status: 0,
          wrong: [`no answer: ${error.message} ${String((error.cause as Error | undefined)?.message)}`],
        }));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status >= 200 && status < 300) succeeded.add(route);
        if (wrong.length > 0) {
          failures.push({ method: route.method, path, headers, body: body.toString('utf8').slice(0, 2_000), wrong });
        }
      };
      // Records that later requests are about.
      for (const optional of [0, 0.5]) {
        for (const route of ROUTES) await attempt(generator.plain(route, GIVEN[route.path], optional));
      }
      for (const route of ROUTES.filter(({ takesForm }) => takesForm)) {
        for (const request of generator.forms(route)) await attempt(request);
      }
      const work = async () => {
        while (sent < REQUESTS && failures.length < 20) await attempt(generator.next(ROUTES[sent++ % ROUTES.length]!));
      };
      await Promise.all(Array.from({ length: IN_PARALLEL }, work));
      if (process.env['GENERATED_REQUESTS']) console.log({ sent, statuses: Object.fromEntries(statuses) });

      expect(failures).toEqual([]);
      expect(server.child.exitCode).toBeNull();
      expect((await admin.get('/health/live')).status).toBe(200);
      expect(server.output()).not.toContain('request.failed');
      // Requests that were all refused at the door would show nothing.
      expect(succeeded.size).toBeGreaterThan(ROUTES.length / 2);
    },
    60_000 + REQUESTS * 200,
  );
});
