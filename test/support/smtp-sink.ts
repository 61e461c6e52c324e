import { once } from 'node:events';
import type net from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A message as it arrived. */
export interface ReceivedMail {
  from: string;
  to: string[];
  /** The headers by their names in lower case, with their lines joined. */
  headers: Map<string, string>;
  /** The whole message, with its line ends as \n. */
  raw: string;
}

/** The answer of the server to a command; undefined lets it accept. */
type Answer = { status: number; text?: string } | 'silent' | 'close' | undefined;

/** A mail server on a port of this machine that keeps what it gets, and behaves as a test says. */
export class SmtpSink {
  readonly received: ReceivedMail[] = [];
  /** Number of connections that were opened. */
  connections = 0;
  /** The answer to `RCPT TO`, by its number since the start. */
  onRecipient: (attempt: number, address: string) => Answer = () => undefined;
  /** The answer at the end of the content. `close` closes the connection without an answer after the mail was kept. */
  onContent: (attempt: number) => Answer = () => undefined;
  /** The answer to a login. */
  onLogin: (user: string, password: string) => Answer = () => undefined;

  private attempts = 0;
  private contents = 0;
  private server?: SMTPServer;
  private readonly sockets = new Set<net.Socket>();
  port = 0;

  async start(options: SMTPServerOptions = {}, port = this.port): Promise<this> {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: options.key ? [] : ['STARTTLS'],
      allowInsecureAuth: true,
      closeTimeout: 100,
      onAuth: ({ username, password }, _session, done) => {
        const answer = this.onLogin(username ?? '', password ?? '');
        if (isRefusal(answer)) done(buildError(answer));
        else done(null, { user: username ?? '' });
      },
      onRcptTo: ({ address }, _session, done) => {
        const answer = this.onRecipient(++this.attempts, address);
        if (answer === 'silent') return;
        if (answer === 'close') this.closeConnections();
        else done(answer && buildError(answer));
      },
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const answer = this.onContent(++this.contents);
          if (isRefusal(answer)) return done(buildError(answer));
          const from = envelope.mailFrom ? envelope.mailFrom.address : '';
          this.received.push(
            parseMail(
              from,
              envelope.rcptTo.map(({ address }) => address),
              Buffer.concat(chunks),
            ),
          );
          if (answer === 'close') this.closeConnections();
          else if (answer !== 'silent') done(null, 'taken');
        });
      },
      ...options,
    });
    // A client that is killed, or that does not trust the certificate, ends its connection with an error.
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: net.Socket) => {
      this.connections++;
      this.sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
    });
    this.server.listen(port, '127.0.0.1');
    await once(this.server.server, 'listening');
    this.port = (this.server.server.address() as net.AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    this.closeConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Forgets what it got, and accepts everything again. */
  reset(): void {
    this.received.length = 0;
    this.attempts = 0;
    this.contents = 0;
    this.onRecipient = () => undefined;
    this.onContent = () => undefined;
    this.onLogin = () => undefined;
  }

  private closeConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

function isRefusal(answer: Answer): answer is { status: number; text?: string } {
  return typeof answer === 'object';
}

function buildError({ status, text = 'No' }: { status: number; text?: string }): Error {
  return Object.assign(new Error(text), { responseCode: status });
}

function parseMail(from: string, to: string[], bytes: Buffer): ReceivedMail {
  const raw = bytes.toString('utf8').replaceAll('\r\n', '\n');
  const head = raw.slice(0, raw.indexOf('\n\n')).replaceAll(/\n[ \t]+/g, ' ');
  const headers = new Map(
    head.split('\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
  return { from, to, headers, raw };
}

/** Returns the decoded parts of a message by their media types. Texts of tests have no nested parts of the same type. */
export function readParts({ raw }: ReceivedMail): Map<string, Buffer> {
  const boundaries = [...raw.matchAll(/boundary="?([^"\n;]+)"?/g)].map(([, boundary]) => `--${boundary}`);
  const parts = boundaries.length === 0 ? [raw] : raw.split(new RegExp(boundaries.map(escapeRegExp).join('|')));
  const found = new Map<string, Buffer>();
  for (const part of parts) {
    const end = part.indexOf('\n\n');
    const head = part.slice(0, end).replaceAll(/\n[ \t]+/g, ' ');
    const type = /content-type: ([^;\n]+)/i.exec(head)?.[1];
    if (!type || type.startsWith('multipart/')) continue;
    const encoding = /content-transfer-encoding: (\S+)/i.exec(head)?.[1]?.toLowerCase();
    found.set(type, decode(part.slice(end + 2), encoding));
  }
  return found;
}

function decode(body: string, encoding: string | undefined): Buffer {
  if (encoding === 'base64') return Buffer.from(body, 'base64');
  if (encoding !== 'quoted-printable') return Buffer.from(body);
  const joined = body.replaceAll(/=\n/g, '');
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** Decodes the words of a header that are not ASCII (RFC 2047). */
export function decodeHeader(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : decode(text.replaceAll('_', ' '), 'quoted-printable').toString(),
    );
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
