import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findFreePort } from '../../src/database/embedded/server-port.store.js';
import { CHECK_ROLE } from './postgres.runner.js';
import type { ProcessRegistry } from './processes.registry.js';
import { waitUntil } from './waiting.rules.js';

/** The addresses that HAProxy gives: of the API, of whichever server is the primary, and of the standby. */
export interface HaproxyPorts {
  api: number;
  primary: number;
  standby: number;
}

/** PostgreSQL's first message: a length, version 3.0, and parameters of which each ends with a zero byte. */
export function buildStartupMessage(): string {
  const parameters = Buffer.from(`user\0${CHECK_ROLE}\0database\0postgres\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + parameters.length, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, parameters]).toString('hex');
}

/** A server of PostgreSQL 14 or later tells whoever logs in whether it is a standby; nothing need be asked. */
function buildPostgresProxy(name: string, port: number, isStandby: 'on' | 'off', servers: readonly number[]): string {
  return `listen ${name}
  mode tcp
  bind 127.0.0.1:${port}
  # A connection that waits for notifications says nothing for hours.
  timeout client 24h
  timeout server 24h
  option clitcpka
  option srvtcpka
  option tcp-check
  tcp-check connect
  tcp-check send-binary ${buildStartupMessage()}
  tcp-check expect binary ${Buffer.from(`in_hot_standby\0${isStandby}\0`).toString('hex')}
  default-server check inter 500ms fall 3 rise 1 on-marked-down shutdown-sessions
${servers.map((server, index) => `  server pg${index + 1} 127.0.0.1:${server}`).join('\n')}
`;
}

/** Starts HAProxy in front of the instances and of two PostgreSQL servers, the primary first. */
export async function startHaproxy(
  program: string,
  servers: { instances: readonly number[]; postgres: readonly number[] },
  processes: ProcessRegistry,
): Promise<HaproxyPorts> {
  const ports = { api: await findFreePort(), primary: await findFreePort(), standby: await findFreePort() };
  const config = join(processes.folder, 'haproxy.cfg');
  await writeFile(
    config,
    `defaults
  timeout connect 2s
  timeout client 120s
  timeout server 120s
  timeout check 3s
  timeout http-keep-alive 120s
  # A connection that an instance refuses carries no request yet: another instance is tried.
  retries 3
  option redispatch 1

listen api
  mode http
  bind 127.0.0.1:${ports.api}
  option httpchk GET /health/ready
  default-server check inter 500ms fall 2 rise 1
${servers.instances.map((port, index) => `  server instance${index + 1} 127.0.0.1:${port}`).join('\n')}

${buildPostgresProxy('primary', ports.primary, 'off', servers.postgres)}
${buildPostgresProxy('standby', ports.standby, 'on', servers.postgres)}`,
  );
  const { log } = processes.start('haproxy', program, ['-db', '-f', config]);
  // Until its first check every server counts as the primary and as the standby.
  await waitUntil('HAProxy has told the primary from the standby', 30_000, () => {
    const lines = readFileSync(log, 'utf8');
    return lines.includes('Server primary/pg2 is DOWN') && lines.includes('Server standby/pg1 is DOWN');
  });
  return ports;
}
