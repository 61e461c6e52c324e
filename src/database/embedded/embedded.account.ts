import { lchown, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded.error.js';

/** The account PostgreSQL runs as when we are root. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

/** Accounts that every usual system has and that own nothing of value, best first. */
const CANDIDATES = ['nobody', 'postgres', 'daemon'];

/** The accounts of a passwd file that are not root. */
export function accountsIn(passwd: string): ServerAccount[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => /^\d+$/.test(fields[2] ?? '') && /^\d+$/.test(fields[3] ?? '') && Number(fields[2]) > 0)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * The account to run PostgreSQL as, or undefined where we are an ordinary user and need no other.
 * PostgreSQL refuses root, and a uid without a passwd entry; we create no accounts on a host.
 * @param ownerUid who owns the data already: data made by an ordinary user stays that user's when root starts it once
 * @throws EmbeddedPostgresError `embedded.no_account`
 */
export async function serverAccount(ownerUid?: number): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = accountsIn(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const wanted = [
    accounts.find((account) => account.uid === ownerUid),
    ...CANDIDATES.map((name) => accounts.find((account) => account.name === name)),
  ];
  const account = wanted.find((found) => found !== undefined);
  if (account === undefined) {
    throw new EmbeddedPostgresError(
      'embedded.no_account',
      `PostgreSQL does not run as root, and /etc/passwd has none of the accounts ${CANDIDATES.join(', ')}. ` +
        'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return account;
}

/** Whether the account may pass through this folder and every folder above it, by their mode bits. */
export async function canEnter(folder: string, account: ServerAccount): Promise<boolean> {
  for (let path = await realpath(folder); ; path = dirname(path)) {
    const { uid, gid, mode } = await stat(path);
    const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** Gives a folder and all in it to the account, without following links. */
export async function giveTo(account: ServerAccount, folder: string): Promise<void> {
  await lchown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
}
