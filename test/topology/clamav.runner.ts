import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { EICAR } from '../support/fake-clamd.js';
import { waitUntil } from './waiting.rules.js';

/** The signature that the database of the runner has. ClamAV adds that it is none of its own. */
export const SIGNATURE = 'Locate-Test-Eicar';

/** The first scan waits until the signatures are compiled. */
const START_TIMEOUT_MS = 60_000;

/**
 * Runs clamd with a database of one signature, that of the EICAR file, so that nothing has to be downloaded. A stream may
 * have one megabyte.
 */
export class ClamavRunner {
  readonly socketPath: string;
  private process: ReturnType<typeof spawn> | undefined;

  constructor(
    private readonly program: string,
    private readonly folder: string,
  ) {
    this.socketPath = join(folder, 'clamd.ctl');
  }

  async start(): Promise<void> {
    const database = join(this.folder, 'database');
    await mkdir(database, { recursive: true });
    await writeFile(join(database, 'test.ndb'), `${SIGNATURE}:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
    const config = join(this.folder, 'clamd.conf');
    const lines = [
      `DatabaseDirectory ${database}`,
      `LocalSocket ${this.socketPath}`,
      `TemporaryDirectory ${this.folder}`,
      'Foreground yes',
      'StreamMaxLength 1M',
    ];
    await writeFile(config, `${lines.join('\n')}\n`);
    this.process = spawn(this.program, ['--config-file', config], { stdio: 'ignore' });
    await waitUntil('clamd answers', START_TIMEOUT_MS, async () => {
      if (this.process?.exitCode !== null) throw new Error(`clamd ended with ${this.process?.exitCode}`);
      return (await this.ask('zPING\0')) === 'PONG\0';
    });
  }

  async stop(): Promise<void> {
    const running = this.process;
    this.process = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  private async ask(command: string): Promise<string> {
    const socket = net.connect(this.socketPath);
    await once(socket, 'connect');
    socket.write(command);
    return text(socket);
  }
}
