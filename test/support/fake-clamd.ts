import { once } from 'node:events';
import net from 'node:net';

/** The harmless file that every scanner reports, in two parts, so that no scanner reports this one. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');
export const EICAR_SIGNATURE = 'Eicar-Signature';

/** How the scanner behaves: it scans, answers something else at the end of a file, or does so before it has read it. */
export type ClamdBehaviour =
  'scans' | 'silent' | 'closes' | { answers: string } | { answersEarly: string; thenCloses: boolean };

/** Speaks the protocol of clamd on a port of this machine. */
export class FakeClamd {
  behaviour: ClamdBehaviour = 'scans';
  /** The files that were received as a whole. */
  readonly received: Buffer[] = [];
  private readonly sockets = new Set<net.Socket>();
  private readonly server = net.createServer((socket) => this.accept(socket));
  port = 0;

  async start(port = 0): Promise<this> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as net.AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    if (!this.server.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  get address(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** The number of scans whose connection is open. */
  get connections(): number {
    return this.sockets.size;
  }

  private accept(socket: net.Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    const { behaviour } = this;
    if (typeof behaviour === 'object' && 'answersEarly' in behaviour) {
      socket.once('data', () => {
        socket.pause().write(behaviour.answersEarly);
        if (behaviour.thenCloses) socket.destroySoon();
      });
      return;
    }
    let bytes = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      const file = parseStream(bytes);
      if (!file) return;
      this.received.push(file);
      this.answer(socket, file, behaviour);
    });
  }

  private answer(socket: net.Socket, file: Buffer, behaviour: ClamdBehaviour): void {
    if (behaviour === 'silent') return;
    if (behaviour === 'closes') socket.end();
    else if (typeof behaviour === 'object' && 'answers' in behaviour) socket.end(behaviour.answers);
    else socket.end(file.includes(EICAR) ? `stream: ${EICAR_SIGNATURE} FOUND\0` : 'stream: OK\0');
  }
}

/** Returns the file of a complete INSTREAM command; undefined while a part of it is missing. */
function parseStream(bytes: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (bytes.length < command.length) return undefined;
  if (bytes.toString('latin1', 0, command.length) !== command) throw new Error('This is not the command INSTREAM.');
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    if (at + 4 + length > bytes.length) return undefined;
    chunks.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
