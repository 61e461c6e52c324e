import type { AuditLine } from '../../common/audit/audit-changes.rules.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor/actor.constants.js';
import { CodedError, createNotFoundError } from '../../common/errors/domain.errors.js';
import { QueueRegistry } from '../../common/jobs/queue.registry.js';
import { readRecord } from '../../common/lists/record.reader.js';
import { SqlClient } from '../../database/connections/sql.client.js';
import { type Tx, UnitOfWork } from '../../database/transactions/unit-of-work.transaction.js';
import { connectionList } from '../connections/connection.list.js';
import { releaseDeliveries } from '../inbox/delivery-release.queries.js';
import type { ReplayDeliveries, ReplayDelivery, ReplayForReview } from './delivery.dto.js';
import {
  countReplayable,
  findWorkable,
  IS_REPLAYABLE,
  IS_WAITING_FOR_REVIEW,
  readProvider,
  type WorkableDelivery,
} from './delivery.queries.js';
import { chooseQueue } from '../inbox/delivery-queues.constants.js';
import type { BulkReplayView, ReplayView } from './delivery-replay.view.js';
import { ThinEventService } from './thin-event.service.js';
import { parseDelivery, SubmissionIntakeService } from './submission-intake.service.js';

/** Maximum number of deliveries that one request replays. */
const MAX_BATCH_SIZE = 5_000;

/** Carries the result of a dry run out of the transaction, which is rolled back. */
class DryRunRollback extends Error {
  constructor(readonly view: ReplayView) {
    super('Dry run.');
  }
}

/** Processes deliveries again from their original bytes, or shows in a dry run what that would change. */
@Injectable()
export class DeliveryReplayService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sql: SqlClient,
    private readonly queues: QueueRegistry,
    private readonly submissions: SubmissionIntakeService,
    private readonly thinEvents: ThinEventService,
  ) {}

  /** Replays a delivery, or shows what that would change. @throws 404, 409 when its bytes have been removed */
  async replay(id: string, { dryRun }: ReplayDelivery, actor: Actor): Promise<ReplayView> {
    if (dryRun) return this.runDryRun(id, actor);
    const release = async (tx: Tx) => {
      const delivery = await getReplayableDelivery(tx.sql, id);
      await releaseDeliveries(tx, 'd.id = $2', [id], { replay: true });
      await tx.audit({ action: 'replayed', entityType: 'intake_delivery', entityId: id });
      const released: ReplayView = { ...buildUnchangedView(id), dryRun: false };
      return { view: released, queue: chooseQueue(delivery.connection.provider) };
    };
    const { view, queue } = await this.work.run(actor, release, { toResponse: (result) => result.view });
    this.queues.send(queue, [id]);
    return view;
  }

  /** Replays deliveries of a connection, up to {@link MAX_BATCH_SIZE}, or counts them. @throws 404 */
  replayMany(body: ReplayDeliveries, actor: Actor): Promise<BulkReplayView> {
    return this.replayWhere(IS_REPLAYABLE, body, actor);
  }

  /** Replays the deliveries of a connection whose registrations wait for a review, or counts them. @throws 404 */
  replayForReview(body: ReplayForReview, actor: Actor): Promise<BulkReplayView> {
    return this.replayWhere(`${IS_REPLAYABLE} AND ${IS_WAITING_FOR_REVIEW}`, body, actor);
  }

  private async replayWhere(condition: string, body: ReplayDeliveries, actor: Actor): Promise<BulkReplayView> {
    const { connectionId, state, mappingVersion, receivedFrom, receivedBefore, after } = body;
    const values = [connectionId, state, mappingVersion, receivedFrom, receivedBefore, after].map((v) => v ?? null);
    await readRecord(this.sql, connectionList, 'intake_connection', connectionId, actor);
    if (body.dryRun) {
      return { count: await countReplayable(this.sql, condition, values), next: null };
    }
    const release = async (tx: Tx) => {
      const ids = await releaseDeliveries(tx, condition, values, { replay: true, limit: MAX_BATCH_SIZE });
      if (ids.length > 0) {
        const changes = { replayed: { before: null, after: ids.length } };
        await tx.audit({ action: 'replayed', entityType: 'intake_connection', entityId: connectionId, changes });
      }
      const next = ids.length === MAX_BATCH_SIZE ? ids.at(-1)! : null;
      return { view: { count: ids.length, next }, ids, queue: chooseQueue(await readProvider(tx.sql, connectionId)) };
    };
    const { view, ids, queue } = await this.work.run(actor, release, { toResponse: (result) => result.view });
    this.queues.send(queue, ids);
    return view;
  }

  /** Carries out a replay and rolls it back. */
  private async runDryRun(id: string, actor: Actor): Promise<ReplayView> {
    const parsed = await this.thinEvents.fetchForPreview(await getReplayableDelivery(this.sql, id));
    try {
      await this.work.run(actor, async (tx) => {
        const delivery = await getReplayableDelivery(tx.sql, id);
        const lines: AuditLine[] = [];
        const outcome = await this.submissions.applyParsed(
          wrapAudit(tx, lines),
          { ...delivery, replays: delivery.replays + 1 },
          parsed ?? parseDelivery(delivery),
        );
        const { state, error, registrationIds } = outcome;
        throw new DryRunRollback({
          deliveryId: id,
          dryRun: true,
          state,
          error,
          registrationIds,
          changes: lines.map(buildChangeView),
        });
      });
    } catch (error) {
      if (error instanceof DryRunRollback) return error.view;
      throw error;
    }
    return buildUnchangedView(id);
  }
}

async function getReplayableDelivery(sql: SqlClient, id: string): Promise<WorkableDelivery> {
  const delivery = await findWorkable(sql, id);
  if (!delivery) throw createNotFoundError('intake_delivery', id);
  if (!delivery.body) throw new CodedError('intake.body_removed', 'The bytes of this delivery have been removed.');
  return delivery;
}

/** Returns the same transaction, which also adds its lines of the audit trail to `lines`. */
function wrapAudit(tx: Tx, lines: AuditLine[]): Tx {
  const audit: Tx['audit'] = (...written) => {
    lines.push(...written);
    return tx.audit(...written);
  };
  return { ...tx, audit };
}

function buildChangeView({ entityType, entityId, action, changes = {} }: AuditLine): ReplayView['changes'][number] {
  return { entityType, entityId, action, changes };
}

function buildUnchangedView(deliveryId: string): ReplayView {
  return { deliveryId, dryRun: true, state: 'received', error: null, registrationIds: [], changes: [] };
}
