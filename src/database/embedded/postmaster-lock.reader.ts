import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findErrorCode } from './embedded.errors.js';

/**
 * The contents of PostgreSQL's `postmaster.pid`: the process that holds the data folder, or held it when it was killed.
 */
interface PostmasterLock {
  pid: number;
  /** TCP port of the server; 0 while the file is being written. */
  port: number;
}

/** The process that a lock names: the server of this cluster, another program that got its number since, or none. */
type LockHolder = 'server' | 'stranger' | 'gone';

/** Reads the lock of a cluster; undefined if no server holds it. */
export async function readLock(cluster: string): Promise<PostmasterLock | undefined> {
  let text: string;
  try {
    text = await readFile(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (findErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  // Lines: pid, data folder, start time, port, socket folder, listen address, shared memory, status.
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number.isInteger(port) && port > 0 && port < 65_536 ? port : 0 };
}

/**
 * Returns the cluster name of a server on this folder. It appears in the command line, which any user may read. Other
 * ways to find the folder of a process require rights that root lacks in a container.
 */
export function buildClusterName(cluster: string): string {
  return `locate-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
}

/** Tells whether a process exists and is not a zombie. A zombie answers signals but does nothing. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (findErrorCode(error) === 'ESRCH') return false;
  }
  const status = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // Format: pid (name) state …; the name may contain spaces and brackets.
  return status.slice(status.lastIndexOf(')') + 2, status.lastIndexOf(')') + 3) !== 'Z';
}

/**
 * Determines which process holds the lock. After a power cut or in a restarted container the number in a stale lock
 * often belongs to another program, and PostgreSQL would then never start.
 */
export async function findLockHolder(lock: PostmasterLock, cluster: string): Promise<LockHolder> {
  if (!(await isRunning(lock.pid))) return 'gone';
  const args = await readCommandLine(lock.pid);
  // A process that hides its command line counts as the server: waiting in vain is better than starting a second
  // server.
  if (args === undefined) return 'server';
  if (args.some((arg) => arg.includes(`cluster_name=${buildClusterName(cluster)}`))) return 'server';
  // The server was started manually on the same folder.
  if (args.some((arg, index) => args[index - 1] === '-D' && arg === cluster)) return 'server';
  return (await hasWorkingFolder(lock.pid, cluster)) ? 'server' : 'stranger';
}

/** Returns the arguments of a process; undefined if they are not visible. */
async function readCommandLine(pid: number): Promise<string[] | undefined> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
    return text?.split('\0');
  }
  const listed = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.trim().split(/\s+/);
}

/** Tells whether the cluster is the working folder of a process, even if the folder was renamed since. */
async function hasWorkingFolder(pid: number, cluster: string): Promise<boolean> {
  const [own, theirs] = await Promise.all([
    stat(cluster).catch(() => undefined),
    stat(`/proc/${pid}/cwd`).catch(() => undefined),
  ]);
  return own !== undefined && theirs !== undefined && own.ino === theirs.ino && own.dev === theirs.dev;
}
