import { once } from 'node:events';
import net from 'node:net';

/**
 * A network between the instances and their databases that can swallow whatever is sent, without a reset. A connection on
 * which something was swallowed never recovers: its ends wait for an answer that does not come. When an end gives it up,
 * the other one hears of it as soon as the network is whole again.
 */
export class SilentProxyRunner {
  private isSilent = false;
  private readonly pairs = new Set<Pair>();

  private constructor(
    private readonly server: net.Server,
    readonly port: number,
  ) {}

  static async start(targetPort: number): Promise<SilentProxyRunner> {
    const server = net.createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new SilentProxyRunner(server, (server.address() as net.AddressInfo).port);
    server.on('connection', (near) => proxy.admit(near, targetPort));
    return proxy;
  }

  silence(): void {
    this.isSilent = true;
  }

  restore(): void {
    this.isSilent = false;
    for (const pair of this.pairs) if (pair.isGivenUp) this.close(pair);
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const pair of this.pairs) this.close(pair);
    await closed;
  }

  private admit(near: net.Socket, targetPort: number): void {
    const far = net.connect(targetPort, '127.0.0.1');
    const pair: Pair = { near, far, hasLostBytes: false, isGivenUp: false };
    this.pairs.add(pair);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.setNoDelay(true);
      from.on('data', (chunk) => {
        if (this.isSilent) pair.hasLostBytes = true;
        if (!pair.hasLostBytes) to.write(chunk);
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        pair.isGivenUp = true;
        if (!this.isSilent) this.close(pair);
      });
    }
  }

  private close(pair: Pair): void {
    this.pairs.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  }
}

interface Pair {
  near: net.Socket;
  far: net.Socket;
  hasLostBytes: boolean;
  isGivenUp: boolean;
}
