import { Injectable } from '@nestjs/common';

/**
 * Whether this instance is about to stop. While it drains it answers every request, but says that it is not ready and asks
 * for every connection to be closed: whoever sends requests goes elsewhere, and nobody is in the middle of sending one when
 * the connections are closed.
 */
@Injectable()
export class ShutdownService {
  private draining = false;

  /** Whether the instance answers only until those who send requests have gone elsewhere. */
  get isDraining(): boolean {
    return this.draining;
  }

  startDraining(): void {
    this.draining = true;
  }
}
