import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.constants.js';
import { Clock } from '../common/time/clock.service.js';
import { runInRequest } from '../common/http/request-context.store.js';
import { SETTINGS } from '../config/config.module.js';
import { getSessionUrl, type Settings } from '../config/settings.factory.js';
import { beginWithAdvisoryLock } from '../database/connections/advisory-lock.queries.js';
import { createPool, START_CONNECT_TIMEOUT_MS } from '../database/connections/database-pool.factory.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { isPasswordCorrect } from '../identity/model/password.rules.js';
import {
  DEFAULT_DEMO_PASSWORD,
  DEMO_ACCOUNTS,
  type DemoAccount,
  makeDemoPassword,
} from './seeding/demo-accounts.constants.js';
import {
  completeMarker,
  findLastKey,
  findMarker,
  findPassword,
  hasOtherData,
  insertMarker,
  updateMarker,
} from './demo-seed.queries.js';
import { DemoCalendar } from './seeding/demo-calendar.rules.js';
import { buildHistory } from './demo-history.factory.js';
import { DEMO_USERS } from './seeding/demo-ids.constants.js';
import type { DemoPasswords, DemoPlan, DemoStep } from './seeding/demo-plan.rules.js';
import { DemoReplayService } from './seeding/demo-replay.service.js';

export type { DemoAccount } from './seeding/demo-accounts.constants.js';

/** Number of the advisory lock. It is arbitrary but must be the same for every instance. */
const DEMO_LOCK = 4_242_002;
/** Scope of the idempotency keys of the steps. No caller of the API can have it. */
const SCOPE = 'demo';
/** The request id of the steps in the audit trail. */
const REQUEST_ID = 'demo';

/** Receives the progress of the replay. */
export type DemoProgress = (done: number, steps: number) => void;

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
    private readonly services: DemoReplayService,
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
      const found = await this.readMarker();
      const marker = found ?? (await this.createMarker(plan));
      if (!marker) return undefined;
      if (marker.complete) {
        const password = marker.passwords === 'random' ? undefined : DEFAULT_DEMO_PASSWORD;
        return DEMO_ACCOUNTS.map(({ account }) => ({ ...account, ...(password && { password }) }));
      }
      if (!(await this.replay(new Date(marker.seededAt), plan.passwords, onProgress))) return undefined;
      const accounts = await this.setPasswords(plan.passwords, found !== undefined);
      const completed: Marker = { seededAt: marker.seededAt, complete: true, passwords: plan.passwords };
      await completeMarker(this.sql, JSON.stringify(completed), SCOPE);
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
      for (const { user, account } of DEMO_ACCOUNTS) {
        const row = await findPassword(this.sql, DEMO_USERS[user]);
        if (!row || !(await isPasswordCorrect(row.hash, DEFAULT_DEMO_PASSWORD))) continue;
        // Nobody can log in to an archived account. A later start checks again whether it was restored.
        if (row.archived) archived += 1;
        else replaced.push(await this.setPassword({ user, account }, makeDemoPassword('random')));
      }
      if (archived === 0) await updateMarker(this.sql, JSON.stringify({ ...marker, passwords: 'random' }));
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

  /**
   * Sets the passwords of the accounts. The initial passwords are known only if they are the published ones and the
   * replay was not interrupted.
   */
  private async setPasswords(passwords: DemoPasswords, isResumed: boolean): Promise<DemoAccount[]> {
    const accounts: DemoAccount[] = [];
    for (const entry of DEMO_ACCOUNTS) {
      const password = makeDemoPassword(passwords);
      const isSet =
        passwords === 'default' && (!isResumed || (await this.hasPassword(DEMO_USERS[entry.user], password)));
      accounts.push(isSet ? { ...entry.account, password } : await this.setPassword(entry, password));
    }
    return accounts;
  }

  private async setPassword({ user, account }: (typeof DEMO_ACCOUNTS)[number], password: string): Promise<DemoAccount> {
    await this.services.users.update(DEMO_USERS[user], { password }, undefined, SYSTEM);
    return { ...account, password };
  }

  private async hasPassword(userId: string, password: string): Promise<boolean> {
    const row = await findPassword(this.sql, userId);
    return isPasswordCorrect(row?.hash, password);
  }

  private async readMarker(): Promise<Marker | undefined> {
    const value = await findMarker(this.sql);
    return value === undefined ? undefined : (JSON.parse(value) as Marker);
  }

  /**
   * Marks an empty database as that of the demo. If the plan allows it, an administrator from the settings may already
   * exist.
   */
  private async createMarker({ passwords, onlyWithoutUsers }: DemoPlan): Promise<Marker | undefined> {
    const emails = DEMO_ACCOUNTS.map(({ account }) => account.email);
    if (await hasOtherData(this.sql, emails, onlyWithoutUsers)) return undefined;
    const marker: Marker = { seededAt: this.clock.now().toISOString(), complete: false, passwords };
    await insertMarker(this.sql, JSON.stringify(marker));
    return marker;
  }

  /**
   * Runs the remaining steps.
   * @returns false if they belong to another version
   */
  private async replay(seededAt: Date, passwords: DemoPasswords, onProgress: DemoProgress): Promise<boolean> {
    const steps = buildHistory(new DemoCalendar(seededAt), passwords);
    const done = await this.countDoneSteps(steps);
    if (done === undefined) {
      this.log.warn('The demo was begun by another version of this program and is left incomplete.');
      return false;
    }
    for (const [index, { key, at, run }] of steps.entries()) {
      if (index < done) continue;
      const idempotency = { key, scope: SCOPE, requestHash: key };
      await runInRequest({ requestId: REQUEST_ID, at, idempotency }, () => run(this.services));
      onProgress(index + 1, steps.length);
    }
    return true;
  }

  /**
   * Counts the completed steps. They run one by one, so the last key gives the number; earlier keys may have been
   * deleted.
   */
  private async countDoneSteps(steps: DemoStep[]): Promise<number | undefined> {
    const last = await findLastKey(this.sql, SCOPE);
    if (last === undefined) return 0;
    const index = steps.findIndex(({ key }) => key === last);
    return index < 0 ? undefined : index + 1;
  }
}
