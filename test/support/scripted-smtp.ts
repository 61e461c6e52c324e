import { once } from 'node:events';
import net from 'node:net';

/** How the server answers. A text may have several lines; null gives no answer. */
export interface SmtpScript {
  greeting?: string | null;
  /** The extensions that the answer to EHLO names. */
  extensions?: readonly string[];
  /** Answers to commands, by their beginning in upper case. Without one the server accepts. */
  answers?: Readonly<Record<string, string | null>>;
  /** Writes an answer; for a server that splits it. */
  write?: (socket: net.Socket, answer: string) => void;
}

/** A mail server of which a test writes every answer, and that keeps every byte it gets. */
export class ScriptedSmtp {
  /** Everything that a client has sent, of all connections, as latin1. */
  sent = '';
  port = 0;
  private readonly sockets = new Set<net.Socket>();
  private readonly server = net.createServer((socket) => this.serve(socket));

  private constructor(private readonly script: SmtpScript) {}

  static async start(script: SmtpScript): Promise<ScriptedSmtp> {
    const server = new ScriptedSmtp(script);
    server.server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    server.port = (server.server.address() as net.AddressInfo).port;
    return server;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  /** The commands that a client has sent, without the content of messages. */
  get commands(): string[] {
    return this.sent
      .replaceAll(/(?<=DATA\r\n)[\s\S]*?\r\n\.\r\n/g, '')
      .split('\r\n')
      .filter((line) => line !== '');
  }

  /** The content of the first message as it was on the wire, with its last line. */
  get content(): string {
    return /DATA\r\n([\s\S]*?\r\n\.\r\n)/.exec(this.sent)?.[1] ?? '';
  }

  private serve(socket: net.Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    const { greeting = '220 mx.test ready', write = (to, answer) => to.write(answer) } = this.script;
    const answer = (text: string | null) => text !== null && write(socket, `${text}\r\n`);
    answer(greeting);
    let buffered = '';
    let isContent = false;
    socket.on('data', (bytes) => {
      this.sent += bytes.toString('latin1');
      buffered += bytes.toString('latin1');
      for (;;) {
        const end = isContent ? '\r\n.\r\n' : '\r\n';
        const at = buffered.indexOf(end);
        if (at === -1) return;
        const line = buffered.slice(0, at);
        buffered = buffered.slice(at + end.length);
        const reply = this.find(isContent ? 'CONTENT' : line.toUpperCase());
        isContent = !isContent && line.toUpperCase() === 'DATA' && reply?.startsWith('354') === true;
        answer(reply);
      }
    });
  }

  private find(command: string): string | null {
    const { answers = {}, extensions = [] } = this.script;
    const known = Object.keys(answers).find((beginning) => command.startsWith(beginning));
    if (known !== undefined) return answers[known]!;
    if (!command.startsWith('EHLO')) return command === 'DATA' ? '354 go on' : '250 OK';
    const lines = ['mx.test', ...extensions];
    return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
  }
}
