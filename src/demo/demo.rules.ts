import type { Settings } from '../config/settings.js';

/** Whether the accounts have the published default password, or random ones that are shown once. */
export type DemoPasswords = 'default' | 'random';

/** How the demo is to be made. */
export interface DemoPlan {
  passwords: DemoPasswords;
  /** Make the demo only while the database has no user at all. */
  onlyWithoutUsers: boolean;
}

type Reach = Pick<Settings, 'host' | 'production' | 'trustProxy'>;

/** Whether others than the users of this machine may reach the application. */
export function isExposed({ host, production, trustProxy }: Reach): boolean {
  const isLoopback = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
  // A proxy in front passes on the requests of others, whatever address it finds the application at.
  return !(isLoopback && !production && !trustProxy);
}

/**
 * Whether a start makes the demo, and how. Without being told to, it makes one with the published password only for
 * somebody who tries the application out on their own machine; DEMO=true makes one anywhere, with random passwords.
 */
export function planDemo(settings: Reach & Pick<Settings, 'demo' | 'embeddedDatabase'>): DemoPlan | undefined {
  if (settings.demo === false) return undefined;
  if (settings.demo === true) return { passwords: 'random', onlyWithoutUsers: false };
  if (!settings.embeddedDatabase || isExposed(settings)) return undefined;
  return { passwords: 'default', onlyWithoutUsers: true };
}
