import { Caller, useApi } from '../../support/api.js';
import { EventStream } from '../../support/event-stream.js';
import { ok } from '../../support/make.js';
import { Door, entry } from './check-in.given.js';

const HOUR_MS = 3_600_000;
const { api } = useApi();

/** Creates a seminar that is going on, with somebody who is registered. */
async function openSeminar() {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const hours = { startsAt: at(-HOUR_MS), endsAt: at(HOUR_MS), timezone: 'Europe/Brussels' };
  const { id } = await ok(api.bdm.post('/seminars', { title: 'Going on', ...hours }));
  const person = { fullName: 'Quetzal Visitor', email: 'quetzal@live.example', override: true };
  return { id, registration: await ok(api.bdm.post(`/seminars/${id}/registrations`, person)) };
}

describe('An entry of a device', () => {
  it('is told to those who look at the registrations', async () => {
    const { id, registration } = await openSeminar();
    const door = await Door.open(api, id);
    const stream = await EventStream.open(api.viewer);
    await stream.waitFor({ type: 'resync' });
    const sent = await door.send(new Date(), entry(new Date(Date.now() - 60_000), { code: registration.code }));
    expect(sent.body.results).toMatchObject([{ outcome: 'checked_in' }]);
    expect(await stream.waitFor({ id: registration.id })).toMatchObject({ entity: 'registration', version: 2 });
    await stream.close();
  });

  it('is told to no door link', async () => {
    const { id } = await openSeminar();
    const { caller } = await Door.open(api, id);
    const stream = await EventStream.open(new Caller(api.url, null, caller.headers));
    expect(stream.response.statusCode).toBe(403);
    await stream.close();
  });
});
