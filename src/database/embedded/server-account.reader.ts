import { lchown, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded.errors.js';

/** The account that runs PostgreSQL if this process runs as root. */
export interface ServerAccount {
  name: string;
  uid: number;
  gid: number;
}

/** Accounts that exist on every usual system and own nothing of value, in order of preference. */
const CANDIDATES = ['nobody', 'postgres', 'daemon'];

/** Parses the accounts of a passwd file except root. */
export function parseAccounts(passwd: string): ServerAccount[] {
  return passwd
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => /^\d+$/.test(fields[2] ?? '') && /^\d+$/.test(fields[3] ?? '') && Number(fields[2]) > 0)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

/**
 * Finds the account that runs PostgreSQL; undefined if this process runs as an ordinary user and needs no other.
 * PostgreSQL refuses to run as root or with a uid without a passwd entry, and this program creates no accounts on a
 * host.
 * @param ownerUid uid of the owner of existing data: data created by an ordinary user keep that owner if root starts
 * the application once
 * @throws EmbeddedPostgresError `embedded.no_account`
 */
export async function findServerAccount(ownerUid?: number): Promise<ServerAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = parseAccounts(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const wanted = [
    accounts.find((account) => account.uid === ownerUid),
    ...CANDIDATES.map((name) => accounts.find((account) => account.name === name)),
  ];
  const account = wanted.find((found) => found !== undefined);
  if (account === undefined) {
    throw new EmbeddedPostgresError(
      'embedded.no_account',
      `PostgreSQL does not run as root, and /etc/passwd contains none of the accounts ${CANDIDATES.join(', ')}. ` +
        'Start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return account;
}

/** Tells whether the mode bits let the account pass through this folder and every folder above it. */
export async function canEnter(folder: string, account: ServerAccount): Promise<boolean> {
  for (let path = await realpath(folder); ; path = dirname(path)) {
    const { uid, gid, mode } = await stat(path);
    const execute = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & execute) === 0) return false;
    if (path === dirname(path)) return true;
  }
}

/** Gives a folder and its contents to the account, without following links. */
export async function assignOwner(account: ServerAccount, folder: string): Promise<void> {
  await lchown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
}
