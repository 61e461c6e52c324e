import { Socket } from 'node:net';
import pg from 'pg';
import { ADMIN_ROLE, type Credentials } from './database-cluster.store.js';
import { findErrorCode, EmbeddedPostgresError } from './embedded.errors.js';
import { buildClusterName } from './postmaster-lock.reader.js';

/** The role with which the application connects. */
export const APP_ROLE = 'locate';

/** Application name of launchers' connections in pg_stat_activity. */
const APPLICATION_NAME = 'locate-launcher';

/** Timeout in milliseconds. A running server answers on the loopback at once. */
const CONNECT_TIMEOUT_MS = 5_000;

/** Advisory lock with a number that no other code uses: launchers create the database one after the other. */
const PROVISION_LOCK = 7_236_117_001;

/**
 * A launcher's own connection to the database `postgres` of the server. It stays open for as long as the launcher uses
 * the server: its end shows at once that the server is gone, and its presence tells other launchers not to stop the
 * server.
 */
export interface LauncherSession {
  /** Resolves when the connection is closed, whoever closed it. */
  closed: Promise<void>;
  /** Creates the application's role and database if they are missing. */
  ensureDatabase(database: string, password: string): Promise<void>;
  /** Counts the other connections: launchers, which stay until they stop, and clients of any other kind. */
  countOtherConnections(): Promise<ConnectionCounts>;
  end(): Promise<void>;
}

/** Numbers of connections of others. */
export interface ConnectionCounts {
  launchers: number;
  clients: number;
}

/** The server does not exist yet, or does not accept connections yet. */
export type PendingState = 'refused' | 'starting';

/**
 * Connects to the server of a cluster.
 * @returns the session, or the reason why there is none yet
 * @throws EmbeddedPostgresError `embedded.password_refused`
 */
export async function openSession(
  port: number,
  cluster: string,
  credentials: Credentials,
): Promise<LauncherSession | PendingState> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ADMIN_ROLE,
    password: credentials.admin,
    database: 'postgres',
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // This connection must not keep a process alive that has nothing else to do.
    stream: () => new Socket().unref(),
  });
  const closed = new Promise<void>((resolve) => client.once('end', () => resolve()));
  // The event 'end' follows. Without a listener Node would exit.
  client.on('error', () => undefined);
  return keepAlive(() => login(client, cluster, closed));
}

/** Keeps the process alive while the work lasts, because the socket does not. */
async function keepAlive<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, 60_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function login(
  client: pg.Client,
  cluster: string,
  closed: Promise<void>,
): Promise<LauncherSession | PendingState> {
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; folder: string }>(
      `SELECT current_setting('cluster_name') AS name, current_setting('data_directory') AS folder`,
    );
    // A copy of the data folder has the same passwords and may run on the same port.
    if (rows[0]?.name === buildClusterName(cluster) || rows[0]?.folder === cluster)
      return createSession(client, closed);
    await client.end();
    return 'refused';
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = findErrorCode(error);
    if (code === '28P01' || code === '28000') {
      throw new EmbeddedPostgresError(
        'embedded.password_refused',
        `The PostgreSQL server on ${cluster} rejects the password that is stored there. One of the two was changed: ` +
          'put the file back from a backup, or stop that server and set the password in single-user mode.',
        { cause: error },
      );
    }
    return code === '57P03' ? 'starting' : 'refused';
  }
}

function createSession(client: pg.Client, closed: Promise<void>): LauncherSession {
  return {
    closed,
    ensureDatabase: (database, password) => keepAlive(() => ensureDatabase(client, database, password)),
    countOtherConnections: () => keepAlive(() => countOtherConnections(client)),
    end: () => keepAlive(() => client.end()),
  };
}

async function ensureDatabase(client: pg.Client, database: string, password: string): Promise<void> {
  // The session holds the lock, so a kill releases it.
  await client.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
  const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (role.rowCount === 0) {
    // CREATEDB is for the databases that tests clone. The extensions of the application are trusted and need no
    // superuser.
    await client.query(`CREATE ROLE ${APP_ROLE} LOGIN CREATEDB PASSWORD ${client.escapeLiteral(password)}`);
  }
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (found.rowCount === 0) {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${APP_ROLE}`);
  }
  await client.query('SELECT pg_advisory_unlock($1)', [PROVISION_LOCK]);
}

async function countOtherConnections(client: pg.Client): Promise<ConnectionCounts> {
  const { rows } = await client.query<ConnectionCounts>(
    `SELECT count(*) FILTER (WHERE application_name = $1)::int AS launchers,
            count(*) FILTER (WHERE application_name <> $1)::int AS clients
     FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    [APPLICATION_NAME],
  );
  return rows[0] ?? { launchers: 0, clients: 0 };
}
