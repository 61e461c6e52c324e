import { availableParallelism, loadavg } from 'node:os';

/** Returns a time limit for a machine that is busy: where several processes share a processor, each needs as many times as long. */
export function stretchForLoad(ms: number): number {
  return ms * Math.max(1, loadavg()[0]! / availableParallelism());
}
