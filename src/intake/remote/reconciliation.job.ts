import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { SYSTEM } from '../../common/actor/actor.constants.js';
import { describeError } from '../../common/http/problem.filter.js';
import { Clock } from '../../common/time/clock.service.js';
import { CodedError } from '../../common/errors/domain.errors.js';
import { classifyFailure } from '../inbox/delivery-failure.rules.js';
import { JobRegistry } from '../../common/jobs/job.registry.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import type { RemoteState } from '../parsing/connector.rules.js';
import { getConnector } from '../connectors/connector.registry.js';
import { computeSha256 } from '../parsing/json-values.rules.js';
import { InboxStore } from '../inbox/inbox.store.js';
import {
  findDueConnections,
  findMissingSubmissions,
  type ReconciledConnection,
  readScopes,
} from './reconciliation.queries.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { ProviderApiClient } from './provider-api.client.js';

/** Maximum number of pages. A longer list is treated as endless; a page of pretix contains fifty orders. */
const MAX_PAGES = 10_000;
/** Age in milliseconds below which a registration is not counted as missing, because its delivery may still arrive. */
const ON_ITS_WAY = 10 * 60_000;

/** Starting points of the comparison by scope. A scope without a starting point is compared completely. */
type Since = Record<string, string>;

/**
 * Compares the lists of providers with the stored registrations, because webhooks get lost and providers do not
 * guarantee them. A missing or changed registration is stored in the inbox like a delivery.
 */
@Injectable()
export class ReconciliationJob implements OnModuleInit {
  private readonly log = new Logger(ReconciliationJob.name);

  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly clock: Clock,
    private readonly jobs: JobRegistry,
    private readonly inbox: InboxStore,
    private readonly apis: ProviderApiClient,
  ) {}

  onModuleInit(): void {
    this.jobs.declare({ name: 'intake.reconcile', cron: '35 * * * *', run: () => this.run() });
  }

  /** Compares every connection whose provider has a list. A failure of one connection does not stop the others. */
  async run(): Promise<void> {
    for (const connection of await findDueConnections(this.sql)) {
      const { remote } = getConnector(connection.provider);
      if (!remote?.buildChangesPath) continue;
      try {
        await this.reconcile(connection, remote);
      } catch (error) {
        // Not even the failure could be stored.
        this.log.error({ connectionId: connection.id, ...describeError(error) }, 'intake.reconciliation_failed');
      }
    }
  }

  private async reconcile(connection: ReconciledConnection, remote: RemoteState): Promise<void> {
    const since = { ...connection.since };
    let missing = 0;
    const errors: string[] = [];
    let leaveAlone = false;
    // The other lists are compared although one cannot be read, unless the provider asks us to wait.
    const attempt = async (path: string, canBeAbsent = false) => {
      if (leaveAlone) return null;
      try {
        const compared = await this.compare(connection, remote, path, canBeAbsent);
        missing += compared.missing;
        return compared.since;
      } catch (failure) {
        const { code, pauseMs } = classifyFailure(failure);
        leaveAlone = pauseMs > 0;
        errors.push(code);
        this.log.warn({ connectionId: connection.id, code }, 'intake.reconciliation_failed');
        return null;
      }
    };
    for (const scope of await readScopes(this.sql, connection, remote)) {
      const made = await attempt(remote.buildChangesPath?.(since[scope] ?? null, scope) ?? '');
      if (made !== null) since[scope] = made;
      const other = remote.buildSecondListPath?.(scope);
      if (other) await attempt(other, true);
    }
    await this.storeResult(connection.id, since, missing, errors[0] ?? null);
  }

  /** Reads a list page by page. The next comparison starts at the time at which its first page was generated. */
  private async compare(
    connection: ReconciledConnection,
    remote: RemoteState,
    path: string,
    canBeAbsent = false,
  ): Promise<{ missing: number; since: string | null }> {
    let from: { path: string } | { next: string } | null = { path };
    let missing = 0;
    let made: string | null = null;
    for (let pages = 0; from !== null; pages++) {
      const answer = await this.apis.fetchPage(connection, from);
      if (answer.kind === 'gone' && canBeAbsent && pages === 0) return { missing: 0, since: null };
      const page = answer.kind === 'answer' ? remote.parsePage?.(answer.body, answer.headers) : undefined;
      if (!page?.items)
        throw new CodedError('remote.not_a_list', 'The response of the provider is not a page of its list.');
      for (const item of page.items) missing += await this.storeMissing(connection, remote, item);
      if (pages === 0) made = page.since;
      from = page.next === null ? null : { next: page.next };
      if (pages >= MAX_PAGES) throw new CodedError('remote.endless_list', 'The list of the provider does not end.');
    }
    return { missing, since: made };
  }

  /** Stores an item of the list in the inbox if it is new or changed. Returns the number of missing registrations. */
  private async storeMissing(connection: ReconciledConnection, remote: RemoteState, item: unknown): Promise<number> {
    const parsed = remote.parseState(item, { timezone: connection.timezone, paths: {} });
    const all = parsed.kind === 'submissions' ? parsed.submissions : [];
    const submissions = all.filter(({ isOnlyForKnown }) => !isOnlyForKnown);
    const behind = await findMissingSubmissions(this.sql, connection.id, submissions);
    if (parsed.kind === 'nothing' || (parsed.kind === 'submissions' && behind.length === 0)) return 0;
    const body = Buffer.from(JSON.stringify(item));
    const { id: connectionId, provider } = connection;
    const receivedAt = this.clock.now();
    const { duplicate } = await this.inbox.store({
      connectionId,
      provider,
      origin: 'reconciliation',
      deliveryKey: `state/${computeSha256(body)}`,
      contentSha256: null,
      // The item was fetched from the provider itself.
      verification: 'verified',
      headers: {},
      contentType: 'application/json',
      body,
      receivedAt,
    });
    const late = new Date(receivedAt.getTime() - ON_ITS_WAY).toISOString();
    return duplicate ? 0 : behind.filter(({ version, occurredAt }) => (version ?? occurredAt ?? '') < late).length;
  }

  private async storeResult(id: string, since: Since, missing: number, error: string | null): Promise<void> {
    await this.work.run(SYSTEM, (tx) =>
      tx.manager.update(IntakeConnection, id, {
        reconciledAt: tx.now,
        reconciledSince: since as never,
        reconciledMissing: missing,
        reconciliationError: error,
      }),
    );
  }
}
