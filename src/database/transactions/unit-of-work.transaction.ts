import { Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../common/actor/actor.constants.js';
import type { AuditLine } from '../../common/audit/audit-changes.rules.js';
import { Clock, hasDatabaseTime } from '../../common/time/clock.service.js';
import { isTransactionCancelled } from '../../common/errors/problem-details.factory.js';
import { IdempotencyKeyStore } from '../../common/http/idempotency-key.store.js';
import { findCurrentRequest } from '../../common/http/request-context.store.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { DatabaseClockService } from '../clock/database-clock.service.js';
import { findReadTimeout } from '../connections/connection.errors.js';
import { hasLongTimeout } from '../connections/query-timeout.rules.js';
import { SqlClient } from '../connections/sql.client.js';
import { StatementFactory } from '../connections/statement.factory.js';
import { createAuditTrail } from './audit-trail.factory.js';
import { listKeptDeliveries, WEBHOOK_DELIVERIES } from './webhook-outbox.queries.js';

/**
 * A transaction in progress. A use case uses nothing else to reach the database; helpers take it as their first
 * argument.
 */
export interface Tx {
  manager: EntityManager;
  /** Prepared SQL on the transaction's connection. */
  sql: SqlClient;
  actor: Actor;
  /** The same instant for everything that the transaction writes. */
  now: Date;
  /** Appends to the audit trail in this transaction, and tells clients of the changes when it commits. */
  audit(...lines: AuditLine[]): Promise<void>;
  /** Runs an action once the transaction is committed, and never if it is rolled back. A rollback to a savepoint does not count. */
  runAfterCommit(action: () => void): void;
}

/** Options of a unit of work. */
export interface UnitOptions<T> {
  /**
   * Fields of the result that are shown only once. They are not stored with an idempotency key and are null in a
   * replay.
   */
  secret?: (keyof T & string) | readonly (keyof T & string)[];
  /** Returns the response body if the work returns more than that. Only the body is stored with an idempotency key. */
  toResponse?: (result: T) => object;
  /**
   * Whether to run the work again if the database cancelled its transaction because of another one. The work must
   * change nothing outside its transaction and must not read a stream.
   */
  isRepeatable?: boolean;
}

/** Maximum number of attempts of a repeatable unit of work before its deadlock is reported. */
const MAX_ATTEMPTS = 3;

/** Runs use cases, each in one transaction with its audit trail and its idempotency key. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly statements: StatementFactory,
    private readonly databaseClock: DatabaseClockService,
    private readonly queues: QueueRegistry,
  ) {}

  /**
   * Runs `work` in a transaction. The response body is its result, or what `toResponse` makes of it. If the request has
   * an idempotency key, the key, its lock and the response body belong to the same transaction, so a crash leaves all of
   * them or none.
   * @throws 503 `service.clock_wrong` if the clock of this instance is wrong and the work has no time of the database
   */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: UnitOptions<T> = {}): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.runOnce(actor, work, options);
      } catch (error) {
        if (!options.isRepeatable || attempt === MAX_ATTEMPTS || !isTransactionCancelled(error)) throw error;
      }
    }
  }

  /**
   * Answers a request that repeats an answered one. A use case that has effects outside of the database calls it before them,
   * because `run` compares the idempotency key only in its transaction.
   * @throws AlreadyAnswered with the first response; 409, 422 as {@link IdempotencyKeyStore.acquire}
   */
  async assertUnanswered(): Promise<void> {
    const request = findCurrentRequest();
    if (!request?.idempotency) return;
    const { idempotency } = request;
    await this.runTransaction((_, connection) =>
      new IdempotencyKeyStore(new SqlClient(connection, this.statements), idempotency, this.clock.now()).acquire(),
    );
  }

  private async runOnce<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: UnitOptions<T>): Promise<T> {
    if (!hasDatabaseTime()) this.databaseClock.assertRight();
    const request = findCurrentRequest();
    const actions: (() => void)[] = [];
    const storedIds: string[] = [];
    const onDeliveries = (ids: readonly string[]) => void storedIds.push(...ids);
    let deliveryIds: readonly string[] = [];
    const result = await this.runTransaction(async (manager, connection) => {
      const sql = new SqlClient(connection, this.statements);
      const now = request?.at ?? this.clock.now();
      const audit = createAuditTrail({ sql, actor, now, onDeliveries }, request);
      const tx: Tx = { manager, sql, actor, now, audit, runAfterCommit: (action) => void actions.push(action) };
      const keyStore = request?.idempotency && new IdempotencyKeyStore(sql, request.idempotency, now);
      await keyStore?.acquire();
      const result = await work(tx);
      if (keyStore) {
        const response = options.toResponse ? options.toResponse(result) : result;
        await keyStore.storeResponse(redactSecrets(response, options.secret));
      }
      deliveryIds = await listKeptDeliveries(sql, storedIds);
      return result;
    });
    for (const act of actions) act();
    this.queues.send(WEBHOOK_DELIVERIES, deliveryIds);
    return result;
  }

  /**
   * Runs a transaction. If the connection breaks between two statements, TypeORM only reports that it was released. The
   * caller needs the real reason: the database cannot be reached.
   */
  private async runTransaction<T>(work: (manager: EntityManager, connection: PoolClient) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const connection = (await runner.connect()) as PoolClient;
    let breakdown: Error | undefined;
    const noteBreakdown = (error: Error) => (breakdown ??= error);
    connection.on('error', noteBreakdown);
    try {
      await runner.startTransaction();
      if (hasLongTimeout()) await connection.query(this.statements.buildLongTimeoutSetting());
      const result = await work(runner.manager, connection);
      await runner.commitTransaction();
      return result;
    } catch (error) {
      const timeout = findReadTimeout(error);
      // TypeORM discards a connection with an error. ROLLBACK would wait for the same answer.
      if (timeout) connection.emit('error', timeout);
      else await runner.rollbackTransaction().catch(() => undefined);
      throw breakdown ?? error;
    } finally {
      connection.off('error', noteBreakdown);
      await runner.release();
    }
  }
}

function redactSecrets(response: unknown, secret: string | readonly string[] | undefined): unknown {
  if (secret === undefined) return response;
  return { ...(response as object), ...Object.fromEntries([secret].flat().map((field) => [field, null])) };
}
