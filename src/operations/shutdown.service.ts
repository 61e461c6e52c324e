import { Injectable } from '@nestjs/common';

/**
 * Tells whether this instance is stopping. While it drains, it answers every request, but reports that it is not ready
 * and asks clients to close their connections. Clients then use another instance, and no request is under way when the
 * connections are closed.
 */
@Injectable()
export class ShutdownService {
  private hasStartedDraining = false;

  /** Whether the instance only answers until its clients use another one. */
  get isDraining(): boolean {
    return this.hasStartedDraining;
  }

  startDraining(): void {
    this.hasStartedDraining = true;
  }
}
