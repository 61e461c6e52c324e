import type { Settings } from './settings.factory.js';

/** The default password of every account. It is published, so it is only for a demo on a user's own machine. */
export const DEFAULT_DEMO_PASSWORD = 'limburg-demo-2026';

/** Whether the accounts have the published default password, or random ones that are shown once. */
export type DemoPasswords = 'default' | 'random';

/** Options for creating the demo. */
export interface DemoPlan {
  passwords: DemoPasswords;
  /** Whether the demo is created only while the database has no user at all. */
  onlyWithoutUsers: boolean;
  /** The folder of the data files, if it is not that of the project. */
  folder?: URL;
}

type Reach = Pick<Settings, 'host' | 'production' | 'trustProxy'>;

/** Tells whether a host is a name or an address of this machine that others cannot reach. */
export function isLoopbackName(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host);
}

/** Tells whether others than the users of this machine may reach the application. */
export function isExposed({ host, production, trustProxy }: Reach): boolean {
  // A reverse proxy forwards the requests of others, whatever the address of the application is.
  return !(isLoopbackName(host) && !production && !trustProxy);
}

/**
 * Decides whether a start creates the demo, and how. Without the setting DEMO, a demo with the published password is
 * created only for somebody who tries the application on their own machine. DEMO=true creates one anywhere, with random
 * passwords.
 */
export function planDemo(settings: Reach & Pick<Settings, 'demo' | 'embeddedDatabase'>): DemoPlan | undefined {
  if (settings.demo === false) return undefined;
  if (settings.demo === true) return { passwords: 'random', onlyWithoutUsers: false };
  if (!settings.embeddedDatabase || isExposed(settings)) return undefined;
  return { passwords: 'default', onlyWithoutUsers: true };
}
