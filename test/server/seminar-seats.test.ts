import { randomUUID } from 'node:crypto';
import { Parties } from '../seminars/seminar.parties.js';
import { Caller, useApi } from '../support/api.js';
import { type ServerProcess, startProcess } from './process.js';

let other: ServerProcess;
let callers: readonly Caller[];
afterAll(() => other.end('SIGTERM'));
const { api } = useApi({ direct: true });
beforeAll(async () => {
  other = await startProcess({ DATABASE_URL: api.databaseUrl, JOBS: 'false' });
  callers = [api.bdm, new Caller(other.url, api.bdm.id, api.bdm.headers)];
});

describe('The seats of a seminar that two instances give at once', () => {
  it('are never given twice, and nobody is lost, also when every request is sent again to the other instance', async () => {
    const parties = new Parties(api);
    const hours = { startsAt: '2099-09-10T09:00', endsAt: '2099-09-10T12:30' };
    const { id } = await parties.seminar({ ...hours, capacity: 10 });
    const requests = Array.from({ length: 50 }, () => ({ key: randomUUID(), person: parties.person() }));
    const send = (shift: number) =>
      Promise.all(
        requests.map(({ key, person }, n) =>
          parties.register(id, person, callers[(n + shift) % 2]!.with({ 'idempotency-key': key })),
        ),
      );
    const answers = await send(0);
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 201));
    expect(answers.map(({ body }) => body.email)).toEqual(requests.map(({ person }) => person.email));
    const line = await parties.line(id);
    expect(line.map(({ id }) => id).toSorted()).toEqual(answers.map(({ body }) => body.id).toSorted());
    expect(line.map(({ status }) => status)).toEqual(requests.map((_, n) => (n < 10 ? 'registered' : 'waitlisted')));
    expect(line.slice(10).map(({ waitlistPosition }) => waitlistPosition)).toEqual(
      requests.slice(10).map((_, n) => n + 1),
    );
    expect((await send(1)).map(({ body }) => body.id)).toEqual(answers.map(({ body }) => body.id));
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 10, seatsFree: 0, waitlisted: 40 });

    const cancel = ({ id: registrationId }: { id?: string }, n: number) =>
      callers[n % 2]!.patch(`/seminars/${id}/registrations/${registrationId}`, { status: 'cancelled' });
    await Promise.all(line.slice(0, 6).map(cancel));
    const promoted = (await parties.line(id)).filter(({ promotedAt }) => promotedAt !== null);
    expect(promoted.map(({ id }) => id)).toEqual(line.slice(10, 16).map(({ id }) => id));
    expect(await parties.read(id)).toMatchObject({ seatsTaken: 10, waitlisted: 34 });
  });
});
