import { randomBytes } from 'node:crypto';
import type { Actor, Role } from '../../common/actor/actor.constants.js';
import { DEMO_USERS, type DemoUser } from './demo-ids.constants.js';
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

const PEOPLE: Record<DemoUser, Omit<DemoAccount, 'password'>> = {
  admin: { email: 'admin@locate.example', role: 'admin', name: 'Administrator' },
  an: { email: 'an@locate.example', role: 'manager', name: 'An Janssens' },
  stefan: { email: 'stephan@locate.example', role: 'bdm', name: 'Stefan Raes' },
  mei: { email: 'mei@locate.example', role: 'bdm', name: 'Mei Claes' },
  viewer: { email: 'viewer@locate.example', role: 'viewer', name: 'Wout Viewer' },
};

/** The fictitious accounts of the demo, by the name that its data use. */
export const DEMO_ACCOUNTS: readonly { user: DemoUser; account: Omit<DemoAccount, 'password'> }[] = Object.entries(
  PEOPLE,
).map(([user, account]) => ({ user: user as DemoUser, account }));

/** Creates a password for an account: the published one, or a random one of 96 bits. */
export function makeDemoPassword(passwords: DemoPasswords): string {
  return passwords === 'default' ? DEFAULT_DEMO_PASSWORD : randomBytes(12).toString('base64url');
}

/** Returns a user of the demo as an actor. */
export function buildActor(user: DemoUser): Actor {
  const { name, role } = PEOPLE[user];
  return { id: DEMO_USERS[user], kind: 'user', name, role, scopes: null };
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
