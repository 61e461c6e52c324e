import { Inject, Injectable, Logger } from '@nestjs/common';
import { SYSTEM } from '../common/actor/actor.constants.js';
import { DemoRequestsService } from './seeding/demo-requests.service.js';
import { runInRequest } from '../common/http/request-context.store.js';
import { Clock } from '../common/time/clock.service.js';
import { DEFAULT_DEMO_PASSWORD, type DemoPasswords, type DemoPlan } from '../config/demo-plan.rules.js';
import { SETTINGS } from '../config/config.module.js';
import { getSessionUrl, type Settings } from '../config/settings.factory.js';
import { runWithAdvisoryLock } from '../database/connections/advisory-lock.runner.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { isPasswordCorrect } from '../identity/model/password.rules.js';
import { UserService } from '../identity/users/user.service.js';
import {
  DEMO_SCOPE,
  deleteStepKeys,
  findLastStepKey,
  findPassword,
  findUserIds,
  hasRecords,
  type Marker,
  readMarker,
  storeMarker,
} from './demo-state.store.js';
import { DEMO_ACCOUNTS, type DemoAccount, makeDemoPassword } from './seeding/demo-accounts.constants.js';
import { DemoCalendar } from './seeding/demo-calendar.rules.js';
import { createPlacedError, runAtPlace } from './seeding/demo-data.reader.js';
import { DEMO_USERS } from './seeding/demo-ids.constants.js';
import { DemoRecordsService } from './seeding/demo-records.service.js';
import { buildDemoSteps } from './seeding/demo-steps.factory.js';

export type { DemoAccount } from './seeding/demo-accounts.constants.js';

/** Number of the advisory lock. It is arbitrary but must be the same for every instance. */
const DEMO_LOCK = 4_242_002;

/** Receives the progress of the replay. */
export type DemoProgress = (done: number, steps: number) => void;

/** The plan that applies by default, for example in a test. */
const DEFAULT_PLAN: DemoPlan = { passwords: 'default', onlyWithoutUsers: false };

/**
 * Fills an empty database with the demo by running its two years through the services. Every step stores its idempotency key in the transaction of its work. So the completed steps of an interrupted replay
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
    private readonly requests: DemoRequestsService,
    private readonly records: DemoRecordsService,
  ) {}

  /**
   * Seeds the demo if the database is empty, and completes an interrupted one. An advisory lock serialises instances
   * that start together.
   * @returns the accounts if the database contains the demo, undefined if it contains other data. Random passwords are
   * included only at the start that completed the demo
   */
  seedIfEmpty(onProgress: DemoProgress = () => undefined, plan = DEFAULT_PLAN): Promise<DemoAccount[] | undefined> {
    return this.withLock(async () => {
      const marker = (await readMarker(this.sql)) ?? (await this.createMarker(plan));
      if (!marker) return undefined;
      if (marker.complete) {
        const password = marker.passwords === 'random' ? undefined : DEFAULT_DEMO_PASSWORD;
        const accounts = await this.listStoredAccounts();
        return accounts.map((account) => ({ ...account, ...(password && { password }) }));
      }
      if (!(await this.replay(new Date(marker.seededAt), plan, onProgress))) return undefined;
      const accounts = await this.completePasswords(plan.passwords);
      await storeMarker(this.sql, { seededAt: marker.seededAt, complete: true, passwords: plan.passwords });
      await deleteStepKeys(this.sql);
      return accounts;
    });
  }

  /**
   * Replaces the published password by random ones in the accounts of the demo that still have it.
   * @returns these accounts with their new passwords
   */
  replaceDefaultPasswords(): Promise<DemoAccount[]> {
    return this.withLock(async () => {
      const marker = await readMarker(this.sql);
      if (!marker || marker.passwords === 'random') return [];
      const replaced: DemoAccount[] = [];
      let archived = 0;
      for (const entry of DEMO_ACCOUNTS) {
        const found = await this.checkDefaultPassword(entry);
        // Nobody can log in to an archived account. A later start checks again whether it was restored.
        if (found.isArchived) archived += 1;
        else if (found.isDefault) replaced.push(await this.setPassword(entry, makeDemoPassword('random')));
      }
      if (archived === 0) await storeMarker(this.sql, { ...marker, passwords: 'random' });
      return replaced;
    });
  }

  /** Runs `work` while no other instance seeds the demo or changes its passwords. */
  private withLock<T>(work: () => Promise<T>): Promise<T> {
    const url = getSessionUrl(this.settings);
    return runWithAdvisoryLock({ url, key: DEMO_LOCK, applicationName: 'locate-crm-demo' }, work);
  }

  /** Gives each account the password of the plan. */
  private async completePasswords(passwords: DemoPasswords): Promise<DemoAccount[]> {
    const accounts: DemoAccount[] = [];
    for (const entry of DEMO_ACCOUNTS) {
      const isSet = passwords === 'default' && (await this.checkDefaultPassword(entry)).isDefault;
      const password = makeDemoPassword(passwords);
      accounts.push(isSet ? { ...entry.account, password } : await this.setPassword(entry, password));
    }
    return accounts;
  }

  /** Lists the accounts that the database has. The demo of an earlier version has fewer. */
  private async listStoredAccounts(): Promise<DemoAccount[]> {
    const ids = await findUserIds(this.sql, Object.values(DEMO_USERS));
    return DEMO_ACCOUNTS.filter(({ user }) => ids.includes(DEMO_USERS[user])).map(({ account }) => account);
  }

  private async setPassword({ user, account }: (typeof DEMO_ACCOUNTS)[number], password: string): Promise<DemoAccount> {
    await this.users.update(DEMO_USERS[user], { password }, undefined, SYSTEM);
    return { ...account, password };
  }

  /** Tells whether an account has the published password, and whether it is archived with it. */
  private async checkDefaultPassword({ user }: (typeof DEMO_ACCOUNTS)[number]) {
    const row = await findPassword(this.sql, DEMO_USERS[user]);
    const isDefault = await isPasswordCorrect(row?.hash, DEFAULT_DEMO_PASSWORD);
    return { isDefault, isArchived: isDefault && row?.archived !== null };
  }

  /** Marks an empty database as that of the demo. The plan may allow an administrator from the settings. */
  private async createMarker({ passwords, onlyWithoutUsers }: DemoPlan): Promise<Marker | undefined> {
    const emails = DEMO_ACCOUNTS.map(({ account }) => account.email);
    if (await hasRecords(this.sql, emails, onlyWithoutUsers)) return undefined;
    return storeMarker(this.sql, { seededAt: this.clock.now().toISOString(), complete: false, passwords });
  }

  /**
   * Runs the steps after the last completed one.
   * @returns false if the steps belong to another version
   */
  private async replay(seededAt: Date, { passwords, folder }: DemoPlan, onProgress: DemoProgress): Promise<boolean> {
    const steps = buildDemoSteps(new DemoCalendar(seededAt), passwords, folder);
    const last = await findLastStepKey(this.sql);
    const done = last ? steps.findIndex(({ key }) => key === last) + 1 : 0;
    if (last && done === 0) {
      this.log.warn('The demo was begun by another version of this program and is left incomplete.');
      return false;
    }
    const runs = steps.map((step) =>
      runAtPlace(step.place, () => (step.method === 'DEMO' ? this.records : this.requests).prepare(step)),
    );
    for (const [index, { key, at, place }] of steps.entries()) {
      if (index < done) continue;
      const idempotency = { key, scope: DEMO_SCOPE, requestHash: key };
      await runInRequest({ requestId: DEMO_SCOPE, at, idempotency }, runs[index]!).catch((error: unknown) => {
        throw createPlacedError(place, error);
      });
      onProgress(index + 1, steps.length);
    }
    return true;
  }
}
