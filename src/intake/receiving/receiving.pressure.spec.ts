import { setTimeout as pause } from 'node:timers/promises';
import { ReceivingPressure } from './receiving.pressure.js';

/** Keeps so many deliveries under way until told. */
function receive(pressure: ReceivingPressure, count: number): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (let n = 0; n < count; n++) void pressure.during(() => promise);
  return resolve;
}

/** Pauses so many times, each as long as the work does. */
async function pauseRepeatedly(count: number): Promise<'pauses'> {
  for (let n = 0; n < count; n++) await pause(20);
  return 'pauses';
}

const goesOn = (pressure: ReceivingPressure) => pressure.yieldToReceiving().then(() => 'work' as const);

describe('Work on deliveries', () => {
  it('does not wait while few deliveries are being received', async () => {
    const pressure = new ReceivingPressure();
    const finish = receive(pressure, 4);
    expect(await Promise.race([goesOn(pressure), pauseRepeatedly(1)])).toBe('work');
    finish();
  });

  it('waits while many are being received, and goes on when they are', async () => {
    const pressure = new ReceivingPressure();
    const finish = receive(pressure, 5);
    const work = goesOn(pressure);
    expect(await Promise.race([work, pauseRepeatedly(1)])).toBe('pauses');
    finish();
    expect(await work).toBe('work');
  });

  it('goes on after a moment when receiving never ends, so that no backlog grows', async () => {
    const pressure = new ReceivingPressure();
    const finish = receive(pressure, 50);
    expect(await Promise.race([goesOn(pressure), pauseRepeatedly(10)])).toBe('work');
    finish();
  });
});
