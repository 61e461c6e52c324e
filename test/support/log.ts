import { Logger } from '@nestjs/common';

/** Returns what is logged at a level during some work, which is not printed. */
export async function collectLog(level: 'warn' | 'error', work: () => Promise<void>): Promise<unknown[][]> {
  const logged: unknown[][] = [];
  const original = Logger.prototype[level];
  Logger.prototype[level] = (...entry: unknown[]) => void logged.push(entry);
  try {
    await work();
  } finally {
    Logger.prototype[level] = original;
  }
  return logged;
}
