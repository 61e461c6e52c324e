import { setImmediate } from 'node:timers/promises';
import { WriteSlotRegistry } from './write-slot.registry.js';

/** A write that ends when the test says so. */
class HeldWrite {
  private readonly held = Promise.withResolvers<void>();
  hasBegun = false;
  readonly end = () => this.held.resolve();
  readonly fail = () => this.held.reject(new Error('not written'));

  readonly run = async (): Promise<void> => {
    this.hasBegun = true;
    await this.held.promise;
  };
}

const NEVER = new AbortController().signal;

describe('Uploads of one instance', () => {
  const begin = (slots: WriteSlotRegistry, count: number, signal = NEVER) =>
    Array.from({ length: count }, () => {
      const write = new HeldWrite();
      return { write, done: slots.run(signal, write.run) };
    });
  const listBegun = (uploads: { write: HeldWrite }[]) => uploads.map(({ write }) => write.hasBegun);

  it('write two at a time, in the order in which they came', async () => {
    const uploads = begin(new WriteSlotRegistry(), 4);
    const [first, second, third, fourth] = uploads;
    await setImmediate();
    expect(listBegun(uploads)).toEqual([true, true, false, false]);
    second!.write.end();
    await second!.done;
    await setImmediate();
    expect(listBegun(uploads)).toEqual([true, true, true, false]);
    for (const { write } of [first!, third!, fourth!]) write.end();
    await Promise.all(uploads.map(({ done }) => done));
  });

  it('that fail give their slot to the next one', async () => {
    const uploads = begin(new WriteSlotRegistry(), 3);
    uploads[0]!.write.fail();
    await expect(uploads[0]!.done).rejects.toThrow('not written');
    for (const { write } of uploads.slice(1)) write.end();
    await Promise.all(uploads.slice(1).map(({ done }) => done));
  });

  it('whose client goes while they wait never begin, and take no slot', async () => {
    const slots = new WriteSlotRegistry();
    const [first, second] = begin(slots, 2);
    const client = new AbortController();
    const [gone] = begin(slots, 1, client.signal);
    const [next] = begin(slots, 1);
    client.abort(new Error('gone'));
    await expect(gone!.done).rejects.toThrow('gone');
    first!.write.end();
    next!.write.end();
    second!.write.end();
    await Promise.all([first!.done, second!.done, next!.done]);
    expect([gone!.write.hasBegun, next!.write.hasBegun]).toEqual([false, true]);
    await expect(slots.run(client.signal, () => Promise.resolve())).rejects.toThrow('gone');
  });
});
