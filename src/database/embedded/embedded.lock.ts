import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { codeOf } from './embedded.error.js';

/** What PostgreSQL's `postmaster.pid` says: who holds the data folder, or held it when it was killed. */
interface PostmasterLock {
  pid: number;
  /** Its TCP port; 0 while the file is being written. */
  port: number;
}

/** Who the process named by the lock is: our server, another program that got its number since, or nobody any more. */
type LockHolder = 'server' | 'stranger' | 'gone';

/** Reads the lock of a cluster; undefined when no server holds it. */
export async function readLock(cluster: string): Promise<PostmasterLock | undefined> {
  let text: string;
  try {
    text = await readFile(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
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
 * The name a server on this cluster runs under. It shows in its command line, which any user may read; other ways to
 * tell whose folder a process works on need rights that root lacks in a container.
 */
export function clusterNameOf(cluster: string): string {
  return `locate-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`;
}

/** Whether a process exists and is not a zombie, which answers signals and does nothing any more. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
  }
  const status = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '');
  // pid (name) state …; the name may hold spaces and brackets.
  return status.slice(status.lastIndexOf(')') + 2, status.lastIndexOf(')') + 3) !== 'Z';
}

/**
 * Who holds the lock. After a power cut or in a restarted container the number in a left-over lock often belongs to
 * another program, and PostgreSQL would then refuse to start for ever.
 */
export async function holderOf(lock: PostmasterLock, cluster: string): Promise<LockHolder> {
  if (!(await isRunning(lock.pid))) return 'gone';
  const args = await commandLine(lock.pid);
  // A process that hides its command line is left alone: better to wait in vain than to start a second server.
  if (args === undefined) return 'server';
  if (args.some((arg) => arg.includes(`cluster_name=${clusterNameOf(cluster)}`))) return 'server';
  // Started by hand on the same folder.
  if (args.some((arg, index) => args[index - 1] === '-D' && arg === cluster)) return 'server';
  return (await worksIn(lock.pid, cluster)) ? 'server' : 'stranger';
}

/** The words of a process's command line; undefined when they cannot be seen. */
async function commandLine(pid: number): Promise<string[] | undefined> {
  if (process.platform === 'linux') {
    const text = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
    return text?.split('\0');
  }
  const listed = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => undefined);
  return listed?.stdout.trim().split(/\s+/);
}

/** Whether the process's working folder is the cluster, also after the folder was renamed under it. */
async function worksIn(pid: number, cluster: string): Promise<boolean> {
  const [own, theirs] = await Promise.all([
    stat(cluster).catch(() => undefined),
    stat(`/proc/${pid}/cwd`).catch(() => undefined),
  ]);
  return own !== undefined && theirs !== undefined && own.ino === theirs.ino && own.dev === theirs.dev;
}
