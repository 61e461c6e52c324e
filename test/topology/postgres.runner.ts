import { readFileSync } from 'node:fs';
import { appendFile, chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { findFreePort } from '../../src/database/embedded/server-port.store.js';
import type { ProcessRegistry, RunningProcess } from './processes.registry.js';
import { readTail } from './processes.registry.js';
import type { Programs } from './programs.registry.js';
import { waitUntil } from './waiting.rules.js';

/** One password for all roles of these servers, which listen on loopback only and live for minutes. */
export const PASSWORD = 'a password of the topology';
export const SUPERUSER = 'postgres';
export const OWNER = 'locate';
export const DATABASE = 'locate';
/** The role without rights that HAProxy asks with whether a server is the primary. */
export const CHECK_ROLE = 'haproxy_check';
const REPLICATION_ROLE = 'replicator';

const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 150
shared_buffers = 64MB
min_wal_size = 32MB
max_wal_size = 64MB
wal_keep_size = 32MB
`;

const ACCESS_RULES = `
host all ${CHECK_ROLE} 127.0.0.1/32 trust
host all all 127.0.0.1/32 scram-sha-256
host replication ${REPLICATION_ROLE} 127.0.0.1/32 scram-sha-256
`;

/** A connection string of a server on this machine. */
export function databaseUrl(port: number, user = OWNER, database = DATABASE): string {
  return `postgres://${user}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
}

/** One PostgreSQL server with a data folder of its own: a primary, or after `copyFrom` a standby. */
export class PostgresRunner {
  private process?: RunningProcess;

  private constructor(
    readonly name: string,
    readonly port: number,
    private readonly folder: string,
    private readonly processes: ProcessRegistry,
    private readonly programs: Programs,
  ) {}

  /** @param parent a folder that the servers' account may write to */
  static async create(
    name: string,
    parent: string,
    processes: ProcessRegistry,
    programs: Programs,
  ): Promise<PostgresRunner> {
    return new PostgresRunner(name, await findFreePort(), join(parent, 'data'), processes, programs);
  }

  get isRunning(): boolean {
    return this.process !== undefined && !this.process.hasEnded();
  }

  /** Makes an empty primary with the roles and the database of the application. */
  async initialize(): Promise<void> {
    const passwordFile = join(this.processes.folder, 'password');
    await writeFile(passwordFile, PASSWORD);
    await this.giveToAccount(passwordFile);
    const { initdb } = this.programs;
    await this.processes.run(`${this.name}-initdb`, initdb, [
      `--pgdata=${this.folder}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
    ]);
    await appendFile(join(this.folder, 'postgresql.conf'), SETTINGS);
    await writeFile(join(this.folder, 'pg_hba.conf'), ACCESS_RULES);
    await this.start();
    await this.execute(
      `CREATE ROLE ${OWNER} LOGIN PASSWORD '${PASSWORD}'`,
      `CREATE ROLE ${REPLICATION_ROLE} LOGIN REPLICATION PASSWORD '${PASSWORD}'`,
      `CREATE ROLE ${CHECK_ROLE} LOGIN`,
      `CREATE DATABASE ${DATABASE} OWNER ${OWNER}`,
      // Settings that hold in sessions of a pooler are set for the role.
      `ALTER ROLE ${OWNER} SET timezone = 'UTC'`,
      `ALTER ROLE ${OWNER} SET datestyle = 'ISO, MDY'`,
      `ALTER ROLE ${OWNER} SET statement_timeout = '14s'`,
      `ALTER ROLE ${OWNER} SET idle_in_transaction_session_timeout = '60s'`,
    );
  }

  /** Makes this server a standby of another one, whatever it was before. */
  async copyFrom(primary: PostgresRunner): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
    await mkdir(this.folder, { mode: 0o700 });
    await this.giveToAccount(this.folder);
    const source = `host=127.0.0.1 port=${primary.port} user=${REPLICATION_ROLE} application_name=${this.name}`;
    await this.processes.run(
      `${this.name}-basebackup`,
      this.programs.pg_basebackup,
      ['-D', this.folder, '-d', source, '--write-recovery-conf', '--wal-method=stream', '--checkpoint=fast'],
      { PGPASSWORD: PASSWORD },
    );
    await this.start();
  }

  async start(): Promise<void> {
    const { processes, folder, port } = this;
    this.process = processes.start(this.name, this.programs.postgres, ['-D', folder, '-p', String(port)], {
      asAccount: true,
    });
    await waitUntil(`${this.name} starts`, 60_000, async () => !this.isRunning || (await this.answers()));
    if (!this.isRunning) throw new Error(`${this.name} ended: ${readTail(this.process.log)}`);
  }

  /** Stops it as an operator does: connections are closed, everything is written. */
  async stop(): Promise<void> {
    await this.process?.end('SIGINT');
  }

  /** Kills the server and each of its processes, as when the machine fails: none of them finishes anything. */
  async kill(): Promise<void> {
    const pid = this.process!.child.pid!;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
    const ended = this.process!.end('SIGKILL');
    for (const child of children) {
      try {
        process.kill(Number(child), 'SIGKILL');
      } catch {
        // It has noticed that the server is gone.
      }
    }
    await ended;
  }

  /** Makes a commit wait for a standby from now on, or wait no more. */
  async setSynchronous(isSynchronous: boolean): Promise<void> {
    const names = isSynchronous ? '*' : '';
    await this.execute(`ALTER SYSTEM SET synchronous_standby_names = '${names}'`, 'SELECT pg_reload_conf()');
    if (isSynchronous) await waitUntil('the standby is synchronous', 30_000, () => this.hasSynchronousStandby());
  }

  /** @throws when a commit does not wait for the standby */
  async assertSynchronous(): Promise<void> {
    if (!(await this.hasSynchronousStandby())) throw new Error(`${this.name} has no synchronous standby`);
  }

  /** Makes a standby the primary. */
  async promote(): Promise<void> {
    await this.execute('SELECT pg_promote(true, 60)');
  }

  /** Runs statements as the superuser, one after the other; the rows of the last. */
  async execute(...statements: string[]): Promise<Record<string, unknown>[]> {
    const client = new pg.Client({
      connectionString: databaseUrl(this.port, SUPERUSER, 'postgres'),
      connectionTimeoutMillis: 5_000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      let rows: Record<string, unknown>[] = [];
      for (const statement of statements) ({ rows } = await client.query<Record<string, unknown>>(statement));
      return rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async hasSynchronousStandby(): Promise<boolean> {
    const sql = `SELECT count(*)::int AS standbys FROM pg_stat_replication WHERE sync_state = 'sync'`;
    return (await this.execute(sql))[0]?.['standbys'] === 1;
  }

  private async answers(): Promise<boolean> {
    return (await this.execute('SELECT 1')).length > 0;
  }

  private async giveToAccount(path: string): Promise<void> {
    const { account } = this.processes;
    if (account) await chown(path, account.uid, account.gid);
  }
}

/** Makes a folder for a server that runs as the unprivileged account. */
export async function makeServerFolder(path: string, { account }: ProcessRegistry): Promise<string> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (account) await chown(path, account.uid, account.gid);
  return path;
}
