import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Injectable } from '@nestjs/common';

/**
 * Tells whether this instance is stopping. While it drains, it answers every request, but reports that it is not ready
 * and asks clients to close their connections. Clients then use another instance, and no request is under way when the
 * connections are closed. Counts the answers that the stop cuts off nevertheless, and knows whether connections to the
 * database remained open.
 */
@Injectable()
export class ShutdownService {
  private hasStartedDraining = false;
  private isClosing = false;
  private openAnswers = 0;
  private cut = 0;
  private hasConnections = false;

  /** Whether the instance only answers until its clients use another one. */
  get isDraining(): boolean {
    return this.hasStartedDraining;
  }

  /** Whether connections to the database remain open, because they could not be closed in time. */
  get hasOpenConnections(): boolean {
    return this.hasConnections;
  }

  reportOpenConnections(): void {
    this.hasConnections = true;
  }

  startDraining(): void {
    this.hasStartedDraining = true;
  }

  /** Counts from now on the answers that do not arrive completely. */
  startClosing(): void {
    this.isClosing = true;
  }

  beginAnswer(): void {
    this.openAnswers += 1;
  }

  /** Counts an answer that has been sent, or whose connection is closed. */
  endAnswer(response: ServerResponse, socket: Socket): void {
    this.openAnswers -= 1;
    if (this.isClosing && !response.writableFinished && !hasClientLeft(socket)) this.cut += 1;
  }

  /** Returns the number of answers that were cut off, and that an end of the process at this moment would cut off. */
  countCutAnswers(): number {
    return this.cut + this.openAnswers;
  }
}

/** Tells whether the client has closed a connection, and not this instance. */
function hasClientLeft(socket: Socket): boolean {
  const { code } = (socket.errored ?? {}) as { code?: string };
  return socket.readableEnded || code === 'ECONNRESET' || code === 'EPIPE';
}
