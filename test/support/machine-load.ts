import { availableParallelism, loadavg } from 'node:os';

/** However busy the machine is, a test that hangs ends at last. */
const MAX_STRETCH = 6;

/** Returns a time limit for a machine that is busy: where several processes share a processor, each needs as many times as long. */
export function stretchForLoad(ms: number): number {
  return ms * Math.min(MAX_STRETCH, Math.max(1, loadavg()[0]! / availableParallelism()));
}
