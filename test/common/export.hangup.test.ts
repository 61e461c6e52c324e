import { connect } from 'node:net';
import { useApi } from '../support/api.js';
import { Make } from '../support/make.js';

const { api } = useApi();
beforeAll(async () => {
  const make = new Make(api);
  for (let n = 0; n < 3; n++) await make.company();
});

describe('An export', () => {
  it.each(['csv', 'jsonl', 'xlsx'])(
    'releases its database connection when its reader closes the connection, however early: %s',
    async (format) => {
      // More than the pool has connections: one kept by each would leave none.
      for (let n = 0; n < 120; n++) {
        const accepted = n % 2 === 0 ? 'gzip' : 'identity';
        await hangUp(`/api/v1/companies/export?format=${format}`, n % 25, accepted);
      }
      while ((await left()) > 0) await new Promise((resolve) => setImmediate(resolve));
      expect((await api.bdm.get('/companies')).status).toBe(200);
    },
  );
});

/** Asks, and resets the connection after some turns of the event loop, before there is an answer or in the middle of it. */
async function hangUp(path: string, turns: number, acceptedEncoding: string): Promise<void> {
  const { hostname, port } = new URL(api.bdm.base);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  const sent = { ...api.bdm.headers, 'accept-encoding': acceptedEncoding };
  const headers = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
  await new Promise<void>((done) => {
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}\r\n${headers.join('')}\r\n`, () => done());
  });
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
  socket.resetAndDestroy();
}

/** Connections that sit in a transaction and do nothing. */
async function left(): Promise<number> {
  const { rows } = await api.db.query(
    `SELECT count(*)::int AS left FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'`,
  );
  return rows[0].left;
}
