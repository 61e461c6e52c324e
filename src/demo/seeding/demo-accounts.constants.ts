import { randomBytes } from 'node:crypto';
import type { Role } from '../../common/actor/actor.constants.js';
import { readHistories } from './demo-data.reader.js';
import type { DemoUser } from './demo-ids.constants.js';
import type { DemoPasswords } from './demo-plan.rules.js';

/** An account that can log in to the demo. */
export interface DemoAccount {
  email: string;
  /** Absent for an account whose random password was shown at an earlier start. */
  password?: string;
  role: Role;
  name: string;
}

/** The default password of every account. It is published, so it is only for a demo on a user's own machine. */
export const DEFAULT_DEMO_PASSWORD = 'limburg-demo-2026';

/** The fictitious accounts of the demo, by the name that its data use. */
export const DEMO_ACCOUNTS: readonly { user: DemoUser; account: Omit<DemoAccount, 'password'> }[] = readHistories(
  'accounts.json',
).flatMap(({ entries }) =>
  entries.map(({ record, body }) => {
    const { email, fullName, role } = body as { email: string; fullName: string; role: Role };
    return { user: record as DemoUser, account: { email, role, name: fullName } };
  }),
);

/** Creates a password for an account: the published one, or a random one of 96 bits. */
export function makeDemoPassword(passwords: DemoPasswords): string {
  return passwords === 'default' ? DEFAULT_DEMO_PASSWORD : randomBytes(12).toString('base64url');
}

/** Describes the accounts in lines, for the output of a start or a command. */
export function describeAccounts(accounts: readonly DemoAccount[] = []): string[] {
  if (accounts.length === 0) return [];
  const isDefault = accounts.every(({ password }) => password === DEFAULT_DEMO_PASSWORD);
  const isKnown = accounts.some(({ password }) => password !== undefined);
  const secrecy = isKnown
    ? 'random passwords, which are shown this once: write them down'
    : 'their random passwords were shown once';
  return [
    `Demo accounts (${isDefault ? `password for all: ${DEFAULT_DEMO_PASSWORD}` : secrecy})`,
    ...accounts.map(({ email, role, name, password }) => {
      const shown = isDefault || password === undefined ? name : `${name.padEnd(16)} ${password}`;
      return `  ${email.padEnd(30)} ${role.padEnd(10)} ${shown}`;
    }),
  ];
}
