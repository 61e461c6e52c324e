import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { checkAgainstDocument } from './openapi.contract.js';
import { Answer, type Caller } from './api.js';

/** An update as a client receives it. */
export interface Update {
  type: string;
  entity: string | null;
  id: string | null;
  version: number | null;
}

/** An open stream of live updates. */
export class EventStream {
  readonly updates: Update[] = [];
  private rest = '';
  private wake = Promise.withResolvers<void>();
  private hasEnded = false;

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.take(text));
    response.on('error', () => undefined);
    response.on('close', () => {
      this.hasEnded = true;
      this.wake.resolve();
    });
  }

  /** Opens a stream of a caller; `url` is that of another instance than the caller's. */
  static async open(caller: Caller, url = caller.base): Promise<EventStream> {
    const request = get(`${url}/api/v1/live-updates`, { headers: caller.headers, agent: false });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const headers = new Headers({ 'content-type': response.headers['content-type'] ?? '' });
    const answer = new Answer(response.statusCode!, headers, '');
    if (answer.status === 200) checkAgainstDocument('GET', '/api/v1/live-updates', answer);
    return new EventStream(response);
  }

  /** Waits until an update with these values has arrived, after the first `skipped` ones, and returns it. */
  async waitFor(expected: Partial<Update>, skipped = 0): Promise<Update> {
    for (;;) {
      const found = this.updates
        .slice(skipped)
        .find((update) => Object.entries(expected).every(([name, value]) => update[name as keyof Update] === value));
      if (found) return found;
      if (this.hasEnded) throw new Error(`The stream has ended: ${JSON.stringify(this.updates)}`);
      this.wake = Promise.withResolvers();
      await this.wake.promise;
    }
  }

  /** Waits until the server has ended the stream. */
  async waitForEnd(): Promise<void> {
    while (!this.hasEnded) {
      this.wake = Promise.withResolvers();
      await this.wake.promise;
    }
  }

  /** Returns the updates of a record so far. */
  findUpdates(id: string): Update[] {
    return this.updates.filter((update) => update.id === id);
  }

  async close(): Promise<void> {
    this.response.destroy();
    await this.waitForEnd();
  }

  private take(text: string): void {
    const events = (this.rest + text).split('\n\n');
    this.rest = events.pop()!;
    for (const event of events) {
      if (event.startsWith('data: ')) this.updates.push(JSON.parse(event.slice('data: '.length)) as Update);
    }
    this.wake.resolve();
  }
}
