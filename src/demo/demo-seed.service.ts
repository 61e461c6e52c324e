import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.constants.js';
import { runInRequest } from '../common/http/request-context.store.js';
import { Clock } from '../common/time/clock.service.js';
import { SETTINGS } from '../config/config.module.js';
import { getSessionUrl, type Settings } from '../config/settings.factory.js';
import { beginWithAdvisoryLock } from '../database/connections/advisory-lock-transaction.queries.js';
import { createPool, START_CONNECT_TIMEOUT_MS } from '../database/connections/database-pool.factory.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { isPasswordCorrect } from '../identity/model/password.rules.js';
import { UserService } from '../identity/users/user.service.js';
import {
  DEFAULT_DEMO_PASSWORD,
  DEMO_ACCOUNTS,
  type DemoAccount,
  makeDemoPassword,
} from './seeding/demo-accounts.constants.js';
import { DemoCalendar } from './seeding/demo-calendar.rules.js';
import { createPlacedError, runAtPlace } from './seeding/demo-data.reader.js';
import { DEMO_USERS } from './seeding/demo-ids.constants.js';
import type { DemoPasswords, DemoPlan } from './seeding/demo-plan.rules.js';
import { DemoRequestRunner } from './seeding/demo-request.runner.js';
import { buildDemoSteps } from './seeding/demo-steps.factory.js';

export type { DemoAccount } from './seeding/demo-accounts.constants.js';

/** Number of the advisory lock. It is arbitrary but must be the same for every instance. */
const DEMO_LOCK = 4_242_002;
/** Scope of the idempotency keys of the steps. No caller of the API can have it. */
const SCOPE = 'demo';

/** Receives the progress of the replay. */
export type DemoProgress = (done: number, steps: number) => void;

/** The state of the demo, stored in `app_secret` from its beginning on. */
interface Marker {
  /** The instant from which the days of the demo count back. */
  seededAt: string;
  complete: boolean;
  /** Absent in a demo of an earlier version, which had the default passwords only. */
  passwords?: DemoPasswords;
}

/** The plan that applies by default, for example in a test. */
const DEFAULT_PLAN: DemoPlan = { passwords: 'default', onlyWithoutUsers: false };

/**
 * Fills an empty database with the demo by running its two years through the services.
 *
 * Every step stores its idempotency key in the transaction of its work. So the completed steps of an interrupted replay
 * are known, and the next start continues after them, with the same instant of seeding.
 */
@Injectable()
export class DemoSeedService {
  private readonly log = new Logger(DemoSeedService.name);

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly sql: SqlClient,
    private readonly users: UserService,
    private readonly runner: DemoRequestRunner,
  ) {}

  /**
   * Seeds the demo if the database is empty, and completes an interrupted one. An advisory lock serialises instances
   * that start together.
   * @returns the accounts if the database contains the demo, undefined if it contains other data. Random passwords are
   * included only at the start that completed the demo
   */
  seedIfEmpty(
    onProgress: DemoProgress = () => undefined,
    plan: DemoPlan = DEFAULT_PLAN,
  ): Promise<DemoAccount[] | undefined> {
    return this.withLock(async () => {
      const marker = (await this.readMarker()) ?? (await this.createMarker(plan));
      if (!marker) return undefined;
      if (marker.complete) {
        const password = marker.passwords === 'random' ? undefined : DEFAULT_DEMO_PASSWORD;
        return DEMO_ACCOUNTS.map(({ account }) => ({ ...account, ...(password && { password }) }));
      }
      if (!(await this.replay(new Date(marker.seededAt), plan.passwords, onProgress))) return undefined;
      const accounts = await this.completePasswords(plan.passwords);
      await this.storeMarker({ seededAt: marker.seededAt, complete: true, passwords: plan.passwords });
      await this.sql.execute('DELETE FROM idempotency_key WHERE scope = $1', [SCOPE]);
      return accounts;
    });
  }

  /**
   * Replaces the published password by random ones in the accounts of the demo that still have it.
   * @returns these accounts with their new passwords
   */
  replaceDefaultPasswords(): Promise<DemoAccount[]> {
    return this.withLock(async () => {
      const marker = await this.readMarker();
      if (!marker || marker.passwords === 'random') return [];
      const replaced: DemoAccount[] = [];
      let archived = 0;
      for (const entry of DEMO_ACCOUNTS) {
        const found = await this.checkDefaultPassword(entry);
        // Nobody can log in to an archived account. A later start checks again whether it was restored.
        if (found.isArchived) archived += 1;
        else if (found.isDefault) replaced.push(await this.setPassword(entry, makeDemoPassword('random')));
      }
      if (archived === 0) await this.storeMarker({ ...marker, passwords: 'random' });
      return replaced;
    });
  }

  /** Runs `work` while no other instance seeds the demo or changes its passwords. */
  private async withLock<T>(work: () => Promise<T>): Promise<T> {
    // The connection has no timeout, because a second instance waits until the first one has finished.
    const pool = createPool({
      url: getSessionUrl(this.settings),
      size: 1,
      applicationName: 'locate-crm-demo',
      statementTimeout: 0,
      connectTimeoutMs: START_CONNECT_TIMEOUT_MS,
    });
    const lock = await pool.connect();
    try {
      await beginWithAdvisoryLock(lock, DEMO_LOCK);
      return await work();
    } finally {
      // This ends the transaction and releases the lock.
      lock.release(true);
      await pool.end();
    }
  }

  /** Gives each account the password that the plan wants. Random ones are only known once they are set again. */
  private async completePasswords(passwords: DemoPasswords): Promise<DemoAccount[]> {
    const accounts: DemoAccount[] = [];
    for (const entry of DEMO_ACCOUNTS) {
      const isSet = passwords === 'default' && (await this.checkDefaultPassword(entry)).isDefault;
      const password = makeDemoPassword(passwords);
      accounts.push(isSet ? { ...entry.account, password } : await this.setPassword(entry, password));
    }
    return accounts;
  }

  private async setPassword({ user, account }: (typeof DEMO_ACCOUNTS)[number], password: string): Promise<DemoAccount> {
    await this.users.update(DEMO_USERS[user], { password }, undefined, SYSTEM);
    return { ...account, password };
  }

  /** Tells whether an account has the published password, and whether it is archived with it. */
  private async checkDefaultPassword({ user }: (typeof DEMO_ACCOUNTS)[number]) {
    const row = await this.sql.first<{ hash: string | null; archived: boolean }>(
      'SELECT password_hash AS hash, archived_at IS NOT NULL AS archived FROM app_user WHERE id = $1',
      [DEMO_USERS[user]],
    );
    const isDefault = await isPasswordCorrect(row?.hash, DEFAULT_DEMO_PASSWORD);
    return { isDefault, isArchived: isDefault && row?.archived === true };
  }

  private async readMarker(): Promise<Marker | undefined> {
    const row = await this.sql.first<{ value: string }>(`SELECT value FROM app_secret WHERE name = 'demo'`);
    return row && (JSON.parse(row.value) as Marker);
  }

  private async storeMarker(marker: Marker): Promise<Marker> {
    await this.sql.execute(
      `INSERT INTO app_secret (name, value) VALUES ('demo', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [JSON.stringify(marker)],
    );
    return marker;
  }

  /**
   * Marks an empty database as that of the demo. If the plan allows it, an administrator from the settings may already
   * exist.
   */
  private async createMarker({ passwords, onlyWithoutUsers }: DemoPlan): Promise<Marker | undefined> {
    const other = await this.sql.first(
      `SELECT 1 AS one WHERE EXISTS (SELECT FROM company) OR EXISTS (SELECT FROM contact) OR EXISTS (SELECT FROM lead)
         OR EXISTS (SELECT FROM app_user WHERE $2 OR email = ANY($1::text[]))`,
      [DEMO_ACCOUNTS.map(({ account }) => account.email), onlyWithoutUsers],
    );
    if (other) return undefined;
    return this.storeMarker({ seededAt: this.clock.now().toISOString(), complete: false, passwords });
  }

  /**
   * Runs the steps after the last completed one, whose idempotency key is the highest.
   * @returns false if the steps belong to another version
   */
  private async replay(seededAt: Date, passwords: DemoPasswords, onProgress: DemoProgress): Promise<boolean> {
    const steps = buildDemoSteps(new DemoCalendar(seededAt), passwords);
    const last = await this.sql.first<{ key: string }>(
      'SELECT key FROM idempotency_key WHERE scope = $1 ORDER BY key DESC LIMIT 1',
      [SCOPE],
    );
    const done = last ? steps.findIndex(({ key }) => key === last.key) + 1 : 0;
    if (last && done === 0) {
      this.log.warn('The demo was begun by another version of this program and is left incomplete.');
      return false;
    }
    const runs = steps.map(({ place, request }) => runAtPlace(place, () => this.runner.prepare(request)));
    for (const [index, { key, at, place }] of steps.entries()) {
      if (index < done) continue;
      const idempotency = { key, scope: SCOPE, requestHash: key };
      await runInRequest({ requestId: SCOPE, at, idempotency }, runs[index]!).catch((error: unknown) => {
        throw createPlacedError(place, error);
      });
      onProgress(index + 1, steps.length);
    }
    return true;
  }
}
