import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { findFreePort } from '../../src/database/embedded/server-port.store.js';
import { waitUntil } from './waiting.rules.js';

const START_TIMEOUT_MS = 30_000;

/** The services of Postfix that pass on mail, as in its own master.cf. None of them is chrooted. */
const SERVICES = `pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n - 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd`;

/** The programs of Postfix that the runner calls. */
export interface PostfixPrograms {
  postfix: string;
  postqueue: string;
}

interface PostfixOptions {
  folder: string;
  /** The address whose mails are given to the command, also with a part after a `+`. */
  inboundAddress: string;
  /** The command that gets a mail on its standard input, and the account as which it runs. */
  command: string;
  account: string;
  /** The port on this machine to which all other mails are passed on. */
  relayPort: number;
}

/**
 * Runs a Postfix of its own, which leaves that of the machine alone. It passes the mails to one address on to a command, as
 * `docs/inbound-mail.md` says, and all others to a mail server of the test. It needs root, as Postfix does.
 */
export class PostfixRunner {
  private process: ReturnType<typeof spawn> | undefined;

  private constructor(
    private readonly programs: PostfixPrograms,
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(programs: PostfixPrograms, options: PostfixOptions): Promise<PostfixRunner> {
    const runner = new PostfixRunner(programs, options.folder, await findFreePort());
    await runner.configure(options);
    await runner.launch();
    return runner;
  }

  /** Tries mails again that wait. */
  async flush(): Promise<void> {
    await once(spawn(this.programs.postqueue, ['-c', this.folder, '-f'], { stdio: 'ignore' }), 'exit');
  }

  /** Returns the log, for the message of a test that fails. */
  readLog(): Promise<string> {
    return readFile(join(this.folder, 'postfix.log'), 'utf8').catch(() => '');
  }

  async stop(): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGTERM');
    await ended;
  }

  private async configure({ folder, inboundAddress, command, account, relayPort }: PostfixOptions): Promise<void> {
    const main = {
      compatibility_level: '3.6',
      queue_directory: join(folder, 'queue'),
      data_directory: join(folder, 'data'),
      maillog_file: join(folder, 'postfix.log'),
      maillog_file_prefixes: folder,
      myhostname: 'mx.locate.test',
      mydestination: '',
      mynetworks: '127.0.0.0/8',
      inet_interfaces: '127.0.0.1',
      inet_protocols: 'ipv4',
      smtpd_relay_restrictions: 'permit_mynetworks, reject',
      relayhost: `[127.0.0.1]:${relayPort}`,
      smtp_tls_security_level: 'none',
      recipient_delimiter: '+',
      transport_maps: `inline:{ { ${inboundAddress} = crm-mail: } }`,
      alias_maps: '',
      alias_database: '',
      // A mail that waits is tried when the test says so, and not left for a quarter of an hour.
      minimal_backoff_time: '1s',
      maximal_backoff_time: '1s',
      queue_run_delay: '1s',
    };
    const lines = Object.entries(main).map(([name, value]) => `${name} = ${value}`);
    await mkdir(join(folder, 'queue'), { recursive: true });
    await chmod(folder, 0o755);
    await writeFile(join(folder, 'main.cf'), `${lines.join('\n')}\n`);
    const own = [
      `127.0.0.1:${this.port} inet n - n - - smtpd`,
      `crm-mail unix - n n - 2 pipe flags=R user=${account} argv=${command}`,
    ];
    await writeFile(join(folder, 'master.cf'), `${[...own, SERVICES].join('\n')}\n`);
  }

  private async launch(): Promise<void> {
    const { postfix } = this.programs;
    this.process = spawn(postfix, ['-c', this.folder, 'start-fg'], { stdio: 'ignore' });
    await waitUntil('Postfix answers', START_TIMEOUT_MS, async () => {
      if (this.process?.exitCode !== null) throw new Error(`Postfix ended: ${await this.readLog()}`);
      return (await readGreeting(this.port)).startsWith('220 ');
    });
  }
}

async function readGreeting(port: number): Promise<string> {
  const socket = net.connect(port, '127.0.0.1');
  try {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    return chunk.toString();
  } finally {
    socket.destroy();
  }
}
