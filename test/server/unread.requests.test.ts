import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { startProcess } from './process.js';

let database: TestDatabase;
beforeAll(async () => (database = await cloneDatabase()));
afterAll(() => database.drop());

describe('The log', () => {
  it('contains the id of a refused malformed request, but nothing of its contents', async () => {
    const server = await startProcess({ DATABASE_URL: database.url, JOBS: 'false' });
    const { hostname, port } = new URL(server.url);
    const ids: (string | undefined)[] = [];
    for (const sent of [
      'HELO jane.doe@example.com\r\n\r\n',
      'GET /api/v1/users HTTP/1.1\r\nX-Of: jane.doe@example.com\r\n\r\n',
      'GET /api/v1/users HTTP/1.1\r\nHost: x\r\nExpect: jane.doe@example.com\r\n\r\n',
    ]) {
      const socket = connect(Number(port), hostname);
      // An answer that left the connection open would never end.
      socket.end(sent);
      ids.push(/^x-request-id: (\S+)/im.exec(await text(socket))?.[1]);
    }
    expect(await server.end('SIGTERM')).toBe(0);
    const lines = server.output().split('\n');
    for (const id of ids) expect(lines.filter((line) => line.includes(id!))).toHaveLength(1);
    expect(lines.find((line) => line.includes(ids[0]!))).toMatch(/"code":"HPE_INVALID_\w+","msg":"request\.unread"/);
    expect(server.output()).not.toContain('jane.doe');
  });
});
