import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import {
  SeatFollowerRegistry,
  type WalkIn,
  type WalkInFollower,
} from '../../activities/seminars/registrations/seat-follower.registry.js';
import { createInvalidFieldError } from '../../common/errors/domain.errors.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { InboxStore } from './inbox.store.js';
import { buildWalkInId, serialiseWalkIn } from './walk-in.rules.js';
import type { SqlClient } from '../../database/connections/sql.client.js';
import type { Provider } from '../parsing/connector.rules.js';

/**
 * Returns the registration form of a seminar that its walk-ins belong to; one that is not paused comes first. Served by
 * intake_connection_activity_id_idx.
 */
function findWalkInConnection(sql: SqlClient, activityId: string): Promise<{ id: string; provider: Provider } | null> {
  return sql.queryOneOrNull<{ id: string; provider: Provider }>(
    `SELECT id, provider FROM intake_connection WHERE activity_id = $1 AND archived_at IS NULL
     ORDER BY paused_at IS NOT NULL, id LIMIT 1`,
    [activityId],
  );
}

/**
 * Stores people who come to a seminar without a registration as deliveries of its registration form, so that they are
 * matched and the rules of the form apply to them. A seminar without a form has no rules, and its walk-ins only have
 * their seats.
 */
@Injectable()
export class WalkInService implements WalkInFollower, OnApplicationBootstrap {
  constructor(
    private readonly followers: SeatFollowerRegistry,
    private readonly inbox: InboxStore,
  ) {}

  onApplicationBootstrap(): void {
    this.followers.registerForWalkIns(this);
  }

  /** Stores a walk-in. @throws 422 `registration.no_form` for consents of a seminar without a registration form */
  async followWalkIn(tx: Tx, { seat, contactId, consents }: WalkIn): Promise<void> {
    const connection = await findWalkInConnection(tx.sql, seat.activityId);
    if (!connection) {
      if (consents.length === 0) return;
      const detail = 'consents must be absent, because the seminar has no registration form.';
      throw createInvalidFieldError('/consents', 'registration.no_form', detail);
    }
    const { id: seatId, fullName, email, companyName, jobTitle } = seat;
    const stored = { seatId, contactId, fullName, email, companyName, jobTitle, consents };
    await this.inbox.storeInTransaction(tx, {
      connectionId: connection.id,
      provider: connection.provider,
      origin: 'walk_in',
      deliveryKey: buildWalkInId(seatId),
      contentSha256: null,
      verification: 'verified',
      headers: {},
      contentType: 'application/json',
      body: serialiseWalkIn(stored),
      receivedAt: tx.now,
    });
  }
}
