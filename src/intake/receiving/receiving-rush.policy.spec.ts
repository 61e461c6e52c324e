import { setTimeout as pause } from 'node:timers/promises';
import { ReceivingRushPolicy, RUSH_SIZE } from './receiving-rush.policy.js';

/** Returns a policy that has counted `count` deliveries, spread evenly over a second that ended `msAgo`. */
function receive(count: number, msAgo = 0): ReceivingRushPolicy {
  const policy = new ReceivingRushPolicy();
  const start = performance.now() - msAgo - 1_000;
  for (let n = 1; n <= count; n++) policy.countDelivery(start + (n * 1_000) / count);
  return policy;
}

async function pauseRepeatedly(count: number): Promise<'pauses'> {
  for (let n = 0; n < count; n++) await pause(20);
  return 'pauses';
}

const process = (policy: ReceivingRushPolicy) => policy.waitForEndOfRush().then(() => 'processes' as const);

describe('Processing of deliveries', () => {
  it('does not wait at fifteen deliveries a second, however long each takes', async () => {
    expect(await Promise.race([process(receive(15)), pauseRepeatedly(1)])).toBe('processes');
  });

  it('does not wait just below a rush', () => {
    expect(receive(RUSH_SIZE - 1).isRush()).toBe(false);
  });

  it('waits during a rush and continues when it ends', async () => {
    const processing = process(receive(2 * RUSH_SIZE));
    expect(await Promise.race([processing, pauseRepeatedly(1)])).toBe('pauses');
    expect(await processing).toBe('processes');
  });

  it('does not wait any more one second after a rush', () => {
    expect(receive(5 * RUSH_SIZE, 1_000).isRush()).toBe(false);
  });

  it('continues after a while during an endless rush', async () => {
    const policy = receive(RUSH_SIZE);
    const rush = setInterval(() => {
      for (let n = 0; n < RUSH_SIZE; n++) policy.countDelivery();
    }, 10);
    try {
      expect(await process(policy)).toBe('processes');
    } finally {
      clearInterval(rush);
    }
  });
});
