import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../common/time/clock.service.js';
import { SETTINGS } from '../config/config.module.js';
import { DEFAULT_DEMO_PASSWORD, isExposed } from '../config/demo-plan.rules.js';
import type { Settings } from '../config/settings.factory.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { isPasswordCorrect } from '../identity/model/password.rules.js';
import type { DemoAccountView } from './demo-accounts.view.js';
import { DEMO_ACCOUNTS } from './seeding/demo-accounts.constants.js';
import { DEMO_USERS } from './seeding/demo-ids.constants.js';

/** Time for which the accounts are remembered. Checking their passwords costs as much as that many logins. */
const CACHE_MS = 60_000;

/** Lists the accounts with which a visitor may look at the demo. */
@Injectable()
export class DemoAccountsService {
  private known: { accounts: Promise<DemoAccountView[]>; until: number } | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly sql: SqlClient,
  ) {}

  /** Returns the accounts that have the published password. There are none where others could reach the application. */
  async list(): Promise<DemoAccountView[]> {
    if (isExposed(this.settings)) return [];
    const now = this.clock.now().getTime();
    if (!this.known || this.known.until < now) this.known = { accounts: this.read(), until: now + CACHE_MS };
    return this.known.accounts;
  }

  private async read(): Promise<DemoAccountView[]> {
    const rows = await this.sql.queryAll<{ id: string; hash: string | null }>(
      'SELECT id, password_hash AS hash FROM app_user WHERE id = ANY($1::uuid[]) AND archived_at IS NULL',
      [DEMO_ACCOUNTS.map(({ user }) => DEMO_USERS[user])],
    );
    const hashes = new Map(rows.map(({ id, hash }) => [id, hash]));
    const checked = DEMO_ACCOUNTS.map(async ({ user, account }) => {
      const isDefault = await isPasswordCorrect(hashes.get(DEMO_USERS[user]), DEFAULT_DEMO_PASSWORD);
      return isDefault ? [{ ...account, password: DEFAULT_DEMO_PASSWORD }] : [];
    });
    return (await Promise.all(checked)).flat();
  }
}
