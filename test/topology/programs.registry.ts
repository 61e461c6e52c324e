import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The servers of other projects that the topology consists of, by the paths of their programs. */
export interface Programs {
  haproxy: string;
  pgbouncer: string;
  initdb: string;
  postgres: string;
  pg_basebackup: string;
}

const NAMES = ['haproxy', 'pgbouncer', 'initdb', 'postgres', 'pg_basebackup'] as const;

/** Debian installs PostgreSQL outside of PATH, one folder for each version; the newest comes first. */
function listPostgresFolders(): string[] {
  const root = '/usr/lib/postgresql';
  try {
    const versions = readdirSync(root).toSorted((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(root, version, 'bin'));
  } catch {
    return [];
  }
}

/** Returns the path of a program in the first of the folders that has it. */
export function findProgram(name: string, folders: readonly string[]): string | undefined {
  return folders
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function listUsualFolders(): string[] {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', ...listPostgresFolders()];
}

/**
 * Finds the programs, or names those that are not installed.
 * @param path folders to look in, instead of PATH and of those that Debian uses
 */
export function findPrograms(path?: string): { programs: Programs } | { missing: string[] } {
  const folders = path?.split(delimiter) ?? listUsualFolders();
  const found = NAMES.map((name) => [name, findProgram(name, folders)] as const);
  const missing = found.filter(([, program]) => program === undefined).map(([name]) => name);
  return missing.length > 0 ? { missing } : { programs: Object.fromEntries(found) as unknown as Programs };
}

/** Finds the daemon of ClamAV; undefined where it is not installed. */
export function findClamd(path?: string): string | undefined {
  return findProgram('clamd', path?.split(delimiter) ?? listUsualFolders());
}

/** The programs that pass mails on and write them, which are checked where they are installed. */
export interface MailTools {
  postfix: string;
  postqueue: string;
  swaks: string;
}

const MAIL_TOOLS = ['postfix', 'postqueue', 'swaks'] as const;

/**
 * Finds the programs for mail, or says what is missing to use them. Postfix needs root.
 * @param path folders to look in, instead of PATH and of those that Debian uses
 */
export function findMailTools(path?: string): MailTools | { missing: string[] } {
  const folders = path?.split(delimiter) ?? listUsualFolders();
  const found = MAIL_TOOLS.map((name) => [name, findProgram(name, folders)] as const);
  const missing: string[] = found.filter(([, program]) => program === undefined).map(([name]) => name);
  if (process.getuid?.() !== 0) missing.push('root');
  return missing.length > 0 ? { missing } : (Object.fromEntries(found) as unknown as MailTools);
}
