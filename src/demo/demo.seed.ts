import { Inject, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../common/clock/clock.js';
import { inRequest } from '../common/requests/request.context.js';
import { SETTINGS } from '../config/config.module.js';
import { getSessionUrl, type Settings } from '../config/settings.js';
import { beginWithAdvisoryLock } from '../database/advisory-lock.queries.js';
import { createPool, START_CONNECT_TIMEOUT_MS } from '../database/pool.js';
import { Sql } from '../database/sql.js';
import { DEMO_ACCOUNTS, type DemoAccount } from './demo.accounts.js';
import { DemoCalendar } from './demo.calendar.js';
import { historyOf } from './demo.history.js';
import { DemoServices } from './demo.services.js';
import type { DemoStep } from './demo.step.js';

export type { DemoAccount } from './demo.accounts.js';

/** Any number; it only has to be the same for every instance. */
const DEMO_LOCK = 4_242_002;
/** Scope of the idempotency keys of the steps; no caller of the API can have it. */
const SCOPE = 'demo';
/** Name under which the database remembers when the demo was begun, and whether it is complete. */
const MARKER = 'demo';

/** How far the replay is. */
export type DemoProgress = (done: number, steps: number) => void;

interface Marker {
  /** The instant that the days of the demo are counted back from. */
  seededAt: string;
  complete: boolean;
}

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
   * take turns. @returns the accounts when the database holds the demo, undefined when it holds other data
   */
  async seedIfEmpty(onProgress: DemoProgress = () => undefined): Promise<DemoAccount[] | undefined> {
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
      const marker = (await this.marker()) ?? (await this.begin());
      if (!marker) return undefined;
      if (!marker.complete && !(await this.replay(new Date(marker.seededAt), onProgress))) return undefined;
      return DEMO_ACCOUNTS.map(({ account }) => account);
    } finally {
      // Ends the transaction, and with it the lock.
      lock.release(true);
      await pool.end();
    }
  }

  private async marker(): Promise<Marker | undefined> {
    const row = await this.sql.first<{ value: string }>('SELECT value FROM app_secret WHERE name = $1', [MARKER]);
    return row && (JSON.parse(row.value) as Marker);
  }

  /** Marks an empty database as the demo's. An administrator made at the first start may be there already. */
  private async begin(): Promise<Marker | undefined> {
    const other = await this.sql.first(
      `SELECT 1 AS one WHERE EXISTS (SELECT FROM company) OR EXISTS (SELECT FROM contact) OR EXISTS (SELECT FROM lead)
         OR EXISTS (SELECT FROM app_user WHERE email = ANY($1::text[]))`,
      [DEMO_ACCOUNTS.map(({ account }) => account.email)],
    );
    if (other) return undefined;
    const marker: Marker = { seededAt: this.clock.now().toISOString(), complete: false };
    await this.sql.run('INSERT INTO app_secret (name, value) VALUES ($1, $2)', [MARKER, JSON.stringify(marker)]);
    return marker;
  }

  /** Lives through the steps that are still to come. @returns false when they are those of another version */
  private async replay(seededAt: Date, onProgress: DemoProgress): Promise<boolean> {
    const steps = historyOf(new DemoCalendar(seededAt));
    const done = await this.stepsDone(steps);
    if (done === undefined) {
      this.log.warn('The demo was begun by another version of this program and is left incomplete.');
      return false;
    }
    for (const [index, { key, at, run }] of steps.entries()) {
      if (index < done) continue;
      const idempotency = { key, scope: SCOPE, requestHash: key };
      await inRequest({ requestId: MARKER, at, idempotency }, () => run(this.services));
      onProgress(index + 1, steps.length);
    }
    const marker: Marker = { seededAt: seededAt.toISOString(), complete: true };
    await this.sql.run(
      `WITH swept AS (DELETE FROM idempotency_key WHERE scope = $1)
       UPDATE app_secret SET value = $3 WHERE name = $2`,
      [SCOPE, MARKER, JSON.stringify(marker)],
    );
    return true;
  }

  /** Steps go one by one, so the last key tells how many there were; the keys of earlier ones may have been swept. */
  private async stepsDone(steps: DemoStep[]): Promise<number | undefined> {
    const last = await this.sql.first<{ key: string }>(
      'SELECT key FROM idempotency_key WHERE scope = $1 ORDER BY key DESC LIMIT 1',
      [SCOPE],
    );
    if (!last) return 0;
    const index = steps.findIndex(({ key }) => key === last.key);
    return index < 0 ? undefined : index + 1;
  }
}
