import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { toLoggedError } from '../../common/observability/logged-error.rules.js';
import { runWithLongTimeout } from '../connections/query-timeout.rules.js';
import { SqlClient } from '../connections/sql.client.js';
import { UnitOfWork } from '../transactions/unit-of-work.transaction.js';
import { findFutureVersions, type FutureVersions, repairFutureVersions } from './future-versions.queries.js';

/** Maximum number of records that the log names. */
const MAX_NAMED = 20;

/**
 * Finds and repairs versions that begin later than now. Instances of earlier versions stored them while their clocks were
 * ahead, and reports lack all changes of their records until then.
 */
@Injectable()
export class FutureVersionsService {
  private readonly log = new Logger(FutureVersionsService.name);

  constructor(
    private readonly sql: SqlClient,
    private readonly work: UnitOfWork,
  ) {}

  /** Returns the records of which versions begin later than now. */
  find(): Promise<FutureVersions[]> {
    return runWithLongTimeout(() => findFutureVersions(this.sql));
  }

  /** Logs the records of which versions begin later than now. The start does not depend on it. */
  async report(): Promise<void> {
    try {
      const found = await this.find();
      if (found.length === 0) return;
      const first = found.slice(0, MAX_NAMED).map(({ entityType, id, latest }) => ({ entityType, id, latest }));
      const command = 'npm run crm -- history repair';
      this.log.warn({ records: found.length, first, command }, 'history.future_versions');
    } catch (error) {
      this.log.warn({ err: toLoggedError(error) }, 'history.not_checked');
    }
  }

  /** Dates the versions that begin later than now to now. Figures of past days stay as they are. @returns their records */
  repair(actor: Actor): Promise<FutureVersions[]> {
    return runWithLongTimeout(() =>
      this.work.run(actor, async ({ sql }) => {
        const found = await findFutureVersions(sql);
        if (found.length > 0) await repairFutureVersions(sql);
        return found;
      }),
    );
  }
}
