import { randomBytes } from 'node:crypto';
import { type Actor, type Role, SYSTEM } from '../../common/actor/actor.constants.js';
import accounts from '../data/accounts.json' with { type: 'json' };
import { DEMO_USERS, type DemoUser } from './demo-ids.constants.js';
import { DEFAULT_DEMO_PASSWORD, type DemoPasswords } from '../../config/demo-plan.rules.js';

/** An account that can log in to the demo. */
export interface DemoAccount {
  email: string;
  /** Absent for an account whose random password was shown at an earlier start. */
  password?: string;
  role: Role;
  name: string;
}

/** The fictitious accounts of the demo, by the name that its data use. */
export const DEMO_ACCOUNTS = accounts.flatMap(({ entries }) =>
  entries.map(({ record, body: { email, role, fullName } }) => ({
    user: record as DemoUser,
    account: { email, role: role as Role, name: fullName },
  })),
);

/** Creates a password for an account: the published one, or a random one of 96 bits. */
export function makeDemoPassword(passwords: DemoPasswords): string {
  return passwords === 'default' ? DEFAULT_DEMO_PASSWORD : randomBytes(12).toString('base64url');
}

/** Returns a user of the demo, or the system, as an actor. */
export function getDemoActor(name: string): Actor {
  if (name === 'system') return SYSTEM;
  const found = DEMO_ACCOUNTS.find(({ user }) => user === name);
  if (!found) throw new Error(`accounts.json has no user with the name ${name}.`);
  const { name: fullName, role } = found.account;
  return { id: DEMO_USERS[found.user], kind: 'user', name: fullName, role, scopes: null };
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
