import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.js';
import { Clock } from '../common/clock/clock.js';
import { inRequest } from '../common/requests/request.context.js';
import { SETTINGS } from '../config/config.module.js';
import { getSessionUrl, type Settings } from '../config/settings.js';
import { beginWithAdvisoryLock } from '../database/advisory-lock.queries.js';
import { createPool, START_CONNECT_TIMEOUT_MS } from '../database/pool.js';
import { Sql } from '../database/sql.js';
import { passwordMatches } from '../identity/passwords.js';
import { DEFAULT_DEMO_PASSWORD, DEMO_ACCOUNTS, type DemoAccount, makeDemoPassword } from './demo.accounts.js';
import {
  completeMarker,
  findLastKey,
  findMarker,
  findPassword,
  hasOtherData,
  insertMarker,
  updateMarker,
} from './demo-seed.queries.js';
import { DemoCalendar } from './demo.calendar.js';
import { historyOf } from './demo.history.js';
import { DEMO_USERS } from './demo.ids.js';
import type { DemoPasswords, DemoPlan } from './demo.rules.js';
import { DemoServices } from './demo.services.js';
import type { DemoStep } from './demo.step.js';

export type { DemoAccount } from './demo.accounts.js';

/** Any number; it only has to be the same for every instance. */
const DEMO_LOCK = 4_242_002;
/** Scope of the idempotency keys of the steps; no caller of the API can have it. */
const SCOPE = 'demo';
/** The request id of the steps in the audit trail. */
const REQUEST_ID = 'demo';

/** How far the replay is. */
export type DemoProgress = (done: number, steps: number) => void;

interface Marker {
  /** The instant that the days of the demo are counted back from. */
  seededAt: string;
  complete: boolean;
  /** Absent in a demo of an earlier version, which had the default passwords only. */
  passwords?: DemoPasswords;
}

/** How the demo is made where nobody says otherwise, as in a test. */
const DEFAULT_PLAN: DemoPlan = { passwords: 'default', onlyWithoutUsers: false };

/**
 * Fills an empty database with the demo, by living its two years through the services at the pace of the machine.
 *
 * Every step leaves its idempotency key in the transaction of its work. A seed that was killed is therefore known to
 * the step, and the next start goes on after it, from the same instant of seeding, as if nothing had happened.
 */
@Injectable()
export class DemoSeed {
  private readonly log = new Logger(DemoSeed.name);

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly sql: Sql,
    private readonly services: DemoServices,
  ) {}

  /**
   * Seeds the demo when the database is empty, and completes one that was interrupted. Instances that start together
   * take turns. @returns the accounts when the database holds the demo, undefined when it holds other data. Random
   * passwords are among them at the start that has completed the demo, and never again
   */
  seedIfEmpty(
    onProgress: DemoProgress = () => undefined,
    plan: DemoPlan = DEFAULT_PLAN,
  ): Promise<DemoAccount[] | undefined> {
    return this.withLock(async () => {
      const found = await this.marker();
      const marker = found ?? (await this.begin(plan));
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
   * Gives random passwords to those accounts of the demo that still have the published one.
   * @returns these accounts with their new passwords
   */
  replaceDefaultPasswords(): Promise<DemoAccount[]> {
    return this.withLock(async () => {
      const marker = await this.marker();
      if (!marker || marker.passwords === 'random') return [];
      const replaced: DemoAccount[] = [];
      let archived = 0;
      for (const { user, account } of DEMO_ACCOUNTS) {
        const row = await findPassword(this.sql, DEMO_USERS[user]);
        if (!row || !(await passwordMatches(row.hash, DEFAULT_DEMO_PASSWORD))) continue;
        // Nobody can log in to an archived account; a later start looks again whether it was restored.
        if (row.archived) archived += 1;
        else replaced.push(await this.setPassword({ user, account }, makeDemoPassword('random')));
      }
      if (archived === 0) await updateMarker(this.sql, JSON.stringify({ ...marker, passwords: 'random' }));
      return replaced;
    });
  }

  /** Runs `work` while no other instance seeds the demo or changes its passwords. */
  private async withLock<T>(work: () => Promise<T>): Promise<T> {
    // A connection of its own, without time limit: whoever comes second waits until the first is done.
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
      // Ends the transaction, and with it the lock.
      lock.release(true);
      await pool.end();
    }
  }

  /** The passwords that users were created with are known only where they are published and nothing was interrupted. */
  private async setPasswords(passwords: DemoPasswords, resumed: boolean): Promise<DemoAccount[]> {
    const accounts: DemoAccount[] = [];
    for (const entry of DEMO_ACCOUNTS) {
      const password = makeDemoPassword(passwords);
      const isSet = passwords === 'default' && (!resumed || (await this.hasPassword(DEMO_USERS[entry.user], password)));
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
    return passwordMatches(row?.hash, password);
  }

  private async marker(): Promise<Marker | undefined> {
    const value = await findMarker(this.sql);
    return value === undefined ? undefined : (JSON.parse(value) as Marker);
  }

  /** Marks an empty database as the demo's. Where the plan allows, an administrator of the settings may be there already. */
  private async begin({ passwords, onlyWithoutUsers }: DemoPlan): Promise<Marker | undefined> {
    const emails = DEMO_ACCOUNTS.map(({ account }) => account.email);
    if (await hasOtherData(this.sql, emails, onlyWithoutUsers)) return undefined;
    const marker: Marker = { seededAt: this.clock.now().toISOString(), complete: false, passwords };
    await insertMarker(this.sql, JSON.stringify(marker));
    return marker;
  }

  /** Lives through the steps that are still to come. @returns false when they are those of another version */
  private async replay(seededAt: Date, passwords: DemoPasswords, onProgress: DemoProgress): Promise<boolean> {
    const steps = historyOf(new DemoCalendar(seededAt), passwords);
    const done = await this.stepsDone(steps);
    if (done === undefined) {
      this.log.warn('The demo was begun by another version of this program and is left incomplete.');
      return false;
    }
    for (const [index, { key, at, run }] of steps.entries()) {
      if (index < done) continue;
      const idempotency = { key, scope: SCOPE, requestHash: key };
      await inRequest({ requestId: REQUEST_ID, at, idempotency }, () => run(this.services));
      onProgress(index + 1, steps.length);
    }
    return true;
  }

  /** Steps go one by one, so the last key tells how many there were; the keys of earlier ones may have been swept. */
  private async stepsDone(steps: DemoStep[]): Promise<number | undefined> {
    const last = await findLastKey(this.sql, SCOPE);
    if (last === undefined) return 0;
    const index = steps.findIndex(({ key }) => key === last);
    return index < 0 ? undefined : index + 1;
  }
}
