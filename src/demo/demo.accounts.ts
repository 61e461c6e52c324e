import type { Actor, Role } from '../common/actor/actor.js';
import { DEMO_USERS, type DemoUser } from './demo.ids.js';

/** Somebody who can log in to the demo. */
export interface DemoAccount {
  email: string;
  password: string;
  role: Role;
  name: string;
}

/** Everybody's password: the demo is for looking round, on one's own machine. */
const PASSWORD = 'limburg-demo-2026';

const PEOPLE: Record<DemoUser, Omit<DemoAccount, 'password'>> = {
  admin: { email: 'admin@locate.example', role: 'admin', name: 'Administrator' },
  an: { email: 'an@locate.example', role: 'manager', name: 'An Janssens' },
  stefan: { email: 'stephan@locate.example', role: 'bdm', name: 'Stefan Raes' },
  mei: { email: 'mei@locate.example', role: 'bdm', name: 'Mei Claes' },
  viewer: { email: 'viewer@locate.example', role: 'viewer', name: 'Wout Viewer' },
};

/** The accounts of the demo, by the name its data calls them. All invented. */
export const DEMO_ACCOUNTS = Object.entries(PEOPLE).map(([user, account]) => ({
  user: user as DemoUser,
  account: { ...account, password: PASSWORD },
}));

/** Somebody of the demo, acting. */
export function actorOf(user: DemoUser): Actor {
  const { name, role } = PEOPLE[user];
  return { id: DEMO_USERS[user], kind: 'user', name, role, scopes: null };
}
