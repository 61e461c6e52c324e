import net from 'node:net';
import { once } from 'node:events';

/** A connection to the database that a test can cut, as if the server died, and restore. */
export class Wire {
  private readonly sockets = new Set<net.Socket>();
  private server = this.listenable();
  private silent = false;
  port = 0;

  constructor(private readonly target: { host: string; port: number }) {}

  async mend(): Promise<void> {
    this.server = this.listenable();
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as net.AddressInfo).port;
  }

  async cut(): Promise<void> {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await once(this.server, 'close');
  }

  /** Stops all traffic, as if the network dropped it: connections stay open, and new ones get no answer. */
  silence(): void {
    this.silent = true;
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  /** Lets new connections through again. The silent ones stay silent. */
  restore(): void {
    this.silent = false;
  }

  private listenable(): net.Server {
    return net.createServer((near) => {
      const far = net.connect(this.target);
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket
          .on('error', () => undefined)
          .on('close', () => {
            this.sockets.delete(socket);
            near.destroy();
            far.destroy();
          });
      }
      if (this.silent) near.pause();
      else near.pipe(far).pipe(near);
    });
  }
}
