import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Deliveries being taken in at once from which on an instance has no time for anything else. */
const BUSY = 4;
const STEP_MS = 20;
/** Longest that work waits for a rush to be over, in milliseconds: it goes on all the same, only slower. */
const LONGEST_MS = 1_000;

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

  /** Waits while an instance is busy with taking in. */
  async ebb(): Promise<void> {
    for (let waited = 0; this.underWay > BUSY && waited < LONGEST_MS; waited += STEP_MS) await pause(STEP_MS);
  }
}
