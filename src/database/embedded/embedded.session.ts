import { Socket } from 'node:net';
import pg from 'pg';
import { ADMIN_ROLE, type Credentials } from './embedded.cluster.js';
import { codeOf, EmbeddedPostgresError } from './embedded.error.js';
import { clusterNameOf } from './embedded.lock.js';

/** The role the application works as. */
export const APP_ROLE = 'locate';

/** How launchers' connections are called in pg_stat_activity. */
const APPLICATION_NAME = 'locate-launcher';

/** Given up after this many milliseconds, since a server that lives answers on the loopback at once. */
const CONNECT_TIMEOUT = 5_000;

/** Any number that nobody else takes for an advisory lock: launchers make the database one after the other. */
const PROVISION_LOCK = 7_236_117_001;

/**
 * A launcher's own connection to the server, to its database `postgres`. Kept open for as long as the launcher uses
 * the server: its end tells at once that the server went, and its presence tells other launchers not to stop it.
 */
export interface LauncherSession {
  /** Fulfilled when the connection is gone, whoever ended it. */
  closed: Promise<void>;
  /** Makes the application's role and database where they are missing. */
  provision(database: string, password: string): Promise<void>;
  /** How many others are connected: launchers, which stay until they stop, and clients of any other kind. */
  others(): Promise<Others>;
  end(): Promise<void>;
}

/** Connections beside our own. */
export interface Others {
  launchers: number;
  clients: number;
}

/** The server is not there yet, or does not take connections yet. */
export type NotYet = 'refused' | 'starting';

/**
 * Connects to the server of a cluster.
 * @returns the session, or why there is none yet
 * @throws EmbeddedPostgresError `embedded.password_refused`
 */
export async function openSession(
  port: number,
  cluster: string,
  credentials: Credentials,
): Promise<LauncherSession | NotYet> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: ADMIN_ROLE,
    password: credentials.admin,
    database: 'postgres',
    application_name: APPLICATION_NAME,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    // This connection must not keep a process alive that has nothing else to do.
    stream: () => new Socket().unref(),
  });
  const closed = new Promise<void>((resolve) => client.once('end', () => resolve()));
  // Followed by 'end'; without a listener Node would exit.
  client.on('error', () => undefined);
  return held(() => login(client, cluster, closed));
}

/** Keeps the process alive for as long as the work takes: the socket does not. */
async function held<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, 60_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

async function login(client: pg.Client, cluster: string, closed: Promise<void>): Promise<LauncherSession | NotYet> {
  try {
    await client.connect();
    const { rows } = await client.query<{ name: string; folder: string }>(
      `SELECT current_setting('cluster_name') AS name, current_setting('data_directory') AS folder`,
    );
    // A copy of the data folder has the same passwords and may run on the port we wanted.
    if (rows[0]?.name === clusterNameOf(cluster) || rows[0]?.folder === cluster) return sessionOf(client, closed);
    await client.end();
    return 'refused';
  } catch (error) {
    await client.end().catch(() => undefined);
    const code = codeOf(error);
    if (code === '28P01' || code === '28000') {
      throw new EmbeddedPostgresError(
        'embedded.password_refused',
        `The PostgreSQL on ${cluster} refuses the password kept there. Somebody changed one of them: ` +
          'put the file back from a backup, or stop that server and set the password in single-user mode.',
        { cause: error },
      );
    }
    return code === '57P03' ? 'starting' : 'refused';
  }
}

function sessionOf(client: pg.Client, closed: Promise<void>): LauncherSession {
  return {
    closed,
    provision: (database, password) => held(() => provision(client, database, password)),
    others: () => held(() => others(client)),
    end: () => held(() => client.end()),
  };
}

async function provision(client: pg.Client, database: string, password: string): Promise<void> {
  // Held by the session, so a kill releases it.
  await client.query('SELECT pg_advisory_lock($1)', [PROVISION_LOCK]);
  const role = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (role.rowCount === 0) {
    // CREATEDB for the databases that tests clone. The extensions we use are trusted: they need no superuser.
    await client.query(`CREATE ROLE ${APP_ROLE} LOGIN CREATEDB PASSWORD ${client.escapeLiteral(password)}`);
  }
  const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (found.rowCount === 0) {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${APP_ROLE}`);
  }
  await client.query('SELECT pg_advisory_unlock($1)', [PROVISION_LOCK]);
}

async function others(client: pg.Client): Promise<Others> {
  const { rows } = await client.query<Others>(
    `SELECT count(*) FILTER (WHERE application_name = $1)::int AS launchers,
            count(*) FILTER (WHERE application_name <> $1)::int AS clients
     FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    [APPLICATION_NAME],
  );
  return rows[0] ?? { launchers: 0, clients: 0 };
}
