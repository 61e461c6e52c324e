import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Deliveries being taken in at once from which on an instance has no time for anything else. */
const BUSY = 4;
const STEP_MS = 20;
/**
 * Longest that one delivery waits for others to be received, in milliseconds. It is short because the pressure of an
 * instance that is busy with other requests does not end: what waited a second each time fell behind what came (decision 72).
 */
const MAX_WAIT_MS = 60;

/** How many deliveries are being taken in just now. Senders wait for their answer; work on what is stored does not. */
@Injectable()
export class ReceivingPressure {
  private underWay = 0;

  /** Counts while a delivery is taken in. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.underWay++;
    try {
      return await work();
    } finally {
      this.underWay--;
    }
  }

  /** Waits for a moment while the instance is busy with receiving. */
  async yieldToReceiving(): Promise<void> {
    for (let waited = 0; this.underWay > BUSY && waited < MAX_WAIT_MS; waited += STEP_MS) await pause(STEP_MS);
  }
}
