import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort } from '../../src/database/embedded/server-port.store.js';
import { DATABASE, OWNER, PASSWORD, makeServerFolder } from './postgres.runner.js';
import type { ProcessRegistry } from './processes.registry.js';

/** Starts PgBouncer in transaction pooling, in front of the address at which the primary is found. @returns its port */
export async function startPgBouncer(
  program: string,
  primaryPort: number,
  processes: ProcessRegistry,
): Promise<number> {
  const port = await findFreePort();
  const folder = await makeServerFolder(join(processes.folder, 'pgbouncer'), processes);
  const users = join(folder, 'users.txt');
  const config = join(folder, 'pgbouncer.ini');
  await writeFile(users, `"${OWNER}" "${PASSWORD}"\n`, { mode: 0o644 });
  await writeFile(
    config,
    `[databases]
${DATABASE} = host=127.0.0.1 port=${primaryPort}

[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
max_prepared_statements = 200
default_pool_size = 20
max_client_conn = 300
; A database that was away is asked for again after a second, not after fifteen.
server_login_retry = 1
server_connect_timeout = 3
`,
    { mode: 0o644 },
  );
  processes.start('pgbouncer', program, [config], { asAccount: true });
  return port;
}
