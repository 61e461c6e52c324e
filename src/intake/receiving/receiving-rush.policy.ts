import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/**
 * Number of deliveries within a second that make a rush. An instance processes about 150 deliveries a second, so
 * nothing has to wait below this number (decision 74).
 */
export const RUSH_SIZE = 100;
const RUSH_INTERVAL_MS = 1_000;
/** Longest time that the processing of one delivery waits for the end of a rush. */
const MAX_WAIT_MS = 1_000;
const WAIT_INTERVAL_MS = 20;

/** Delays processing in a rush, because providers wait for the answer to a delivery and stored deliveries can wait. */
@Injectable()
export class ReceivingRushPolicy {
  /** Times of the latest deliveries, at most as many as make a rush. */
  private readonly arrivals: number[] = [];

  countDelivery(now = performance.now()): void {
    this.arrivals.push(now);
    if (this.arrivals.length > RUSH_SIZE) this.arrivals.shift();
  }

  isRush(now = performance.now()): boolean {
    return this.arrivals.length === RUSH_SIZE && now - this.arrivals[0]! < RUSH_INTERVAL_MS;
  }

  async waitForEndOfRush(): Promise<void> {
    for (let waited = 0; this.isRush() && waited < MAX_WAIT_MS; waited += WAIT_INTERVAL_MS)
      await pause(WAIT_INTERVAL_MS);
  }
}
