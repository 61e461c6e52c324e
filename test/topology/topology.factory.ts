import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { ADMIN, ApiClient, FormClient } from './api.client.js';
import { type HaproxyPorts, startHaproxy } from './haproxy.runner.js';
import { InstanceRunner } from './instance.runner.js';
import { LimitedDiskRunner } from './limited-disk.runner.js';
import { startPgBouncer } from './pgbouncer.runner.js';
import { DATABASE, databaseUrl, makeServerFolder, OWNER, PostgresRunner, SUPERUSER } from './postgres.runner.js';
import type { ProcessRegistry } from './processes.registry.js';
import type { Programs } from './programs.registry.js';
import { SilentProxyRunner } from './silent-proxy.runner.js';
import { waitUntil } from './waiting.rules.js';

const INSTANCES = 3;
/** Room for two copies of what the scenarios write. */
const DISK_MEGABYTES = 400;

/**
 * Three instances behind HAProxy, on PgBouncer, on a primary with a synchronous standby:
 *
 *     clients > HAProxy (api) > instance 1, 2, 3
 *     instances > network > PgBouncer > HAProxy (primary) > pg1 or pg2     DATABASE_URL
 *     instances > network > HAProxy (primary) > pg1 or pg2                 DATABASE_SESSION_URL
 *     instances > HAProxy (standby) > pg2 or pg1                           DATABASE_REPLICA_URLS
 *
 * HAProxy finds the primary, so that a failover changes no address.
 */
export class Topology {
  readonly instances: InstanceRunner[] = [];
  primary: PostgresRunner;
  standby: PostgresRunner;
  /** The disk of the first primary; undefined where none can be mounted. */
  disk?: LimitedDiskRunner;
  /** The proxies through which the instances reach their databases. */
  readonly networks: SilentProxyRunner[] = [];
  api: ApiClient;
  form: FormClient;
  companyId: string;
  private ports: HaproxyPorts;
  private env: Record<string, string>;

  constructor(
    readonly processes: ProcessRegistry,
    private readonly programs: Programs,
  ) {}

  /** Starts everything but the instances. */
  async startServers(): Promise<void> {
    const { processes, programs } = this;
    const folders = [await this.makeFolder('pg1'), await this.makeFolder('pg2')] as const;
    this.disk = await LimitedDiskRunner.mount(folders[0], DISK_MEGABYTES, processes.account);
    this.primary = await PostgresRunner.create('pg1', folders[0], processes, programs);
    this.standby = await PostgresRunner.create('pg2', folders[1], processes, programs);
    await this.primary.initialize();
    await this.standby.copyFrom(this.primary);
    await this.primary.setSynchronous(true);

    for (let n = 1; n <= INSTANCES; n++) this.instances.push(await InstanceRunner.create(`instance${n}`, processes));
    this.ports = await startHaproxy(
      programs.haproxy,
      {
        instances: this.instances.map(({ port }) => port),
        postgres: [this.primary.port, this.standby.port],
      },
      processes,
    );
    const pooler = await startPgBouncer(programs.pgbouncer, this.ports.primary, processes);
    for (const port of [pooler, this.ports.primary]) this.networks.push(await SilentProxyRunner.start(port));
    await waitUntil('the primary answers through PgBouncer', 30_000, async () => {
      const db = await this.connect(pooler, OWNER);
      await db.end();
      return true;
    });
    const [pooled, session] = this.networks.map(({ port }) => databaseUrl(port));
    this.env = {
      DATABASE_URL: pooled!,
      DATABASE_SESSION_URL: session!,
      DATABASE_REPLICA_URLS: databaseUrl(this.ports.standby),
      DATABASE_POOL_SIZE: '8',
      DEMO: 'false',
      JOBS: 'true',
      JWT_SECRET: 'a signing key of the topology, of more than 32 characters',
      ENCRYPTION_KEY: 'an encryption key of the topology, of more than 32 characters',
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
    };
  }

  /** Starts all instances at the same time, and waits until each is ready. */
  async startInstances(): Promise<void> {
    for (const instance of this.instances) await this.startInstance(instance);
    await Promise.all(this.instances.map((instance) => instance.waitUntilReady()));
  }

  async startInstance(instance: InstanceRunner): Promise<void> {
    const folder = join(this.processes.folder, instance.name);
    await mkdir(folder, { recursive: true });
    instance.start({ ...this.env, DATA_DIR: folder });
  }

  /** Logs in through the front, and makes what the load needs. */
  async prepareLoad(): Promise<void> {
    this.api = new ApiClient(`http://127.0.0.1:${this.ports.api}`);
    await waitUntil(
      'the front answers',
      30_000,
      async () => (await this.api.send('GET', '/health/live')).status === 200,
    );
    await this.api.logIn();
    const { body } = await this.api.expect('POST', '/api/v1/companies', { name: 'Zan Works', country: 'CN' });
    this.companyId = (body as { id: string }).id;
    this.form = await FormClient.connect(this.api);
  }

  /** A connection to the primary, past PgBouncer, for who compares what is stored. */
  connect(port = this.ports.primary, user = SUPERUSER): Promise<pg.Client> {
    return openConnection(databaseUrl(port, user, DATABASE));
  }

  async stop(): Promise<void> {
    await this.processes.stopAll();
    await Promise.all(this.networks.map((network) => network.stop()));
    await this.disk?.unmount();
  }

  private makeFolder(name: string): Promise<string> {
    return makeServerFolder(join(this.processes.folder, name), this.processes);
  }
}

async function openConnection(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  // The next user of the connection hears of it.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
