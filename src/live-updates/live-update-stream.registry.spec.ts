import { SYSTEM } from '../common/actor/actor.constants.js';
import { LiveUpdateStream } from './live-update-stream.registry.js';

const update = (n: number) => ({ type: 'updated', entity: 'lead', id: `lead ${n}`, version: n }) as const;

describe('A stream of a client that is too slow', () => {
  it('keeps a bounded number of updates, and asks to read everything again once the client has caught up', async () => {
    const stream = new LiveUpdateStream(SYSTEM, { kind: 'session', secret: '' });
    for (let n = 0; n < 10_000; n++) stream.send(update(n));
    let received = '';
    for await (const chunk of stream.readable) {
      received += String(chunk);
      if (received.includes('resync')) break;
    }
    const data = received.split('\n\n').filter((event) => event.startsWith('data: '));
    expect(received.length).toBeLessThan(150_000);
    expect(JSON.parse(data.at(0)!.slice(6))).toEqual(update(0));
    expect(JSON.parse(data.at(-1)!.slice(6))).toEqual({ type: 'resync', entity: null, id: null, version: null });
  });
});
