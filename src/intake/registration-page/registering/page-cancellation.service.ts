import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type FollowedRegistration,
  registerRegistrationFollower,
  type RegistrationFollower,
} from '../../../activities/seminars/model/registration-follower.registry.js';
import type { Changes } from '../../../common/audit/audit-changes.rules.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { PageSeatService } from './page-seat.service.js';

/**
 * Stores the cancellation of a seat of a page as a delivery, so that the registration of the page ends too, and a replay of
 * its deliveries comes to the same result.
 */
@Injectable()
export class PageCancellationService implements RegistrationFollower, OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seats: PageSeatService,
  ) {}

  onModuleInit(): void {
    registerRegistrationFollower(this.dataSource, this);
  }

  async followRegistration(tx: Tx, { id, origin }: FollowedRegistration, changes: Changes): Promise<void> {
    const { status, replacedById } = changes;
    // A registration that another one of the same person replaces is not given back.
    if (origin !== 'page' || status?.after !== 'cancelled' || status.before === null || replacedById) return;
    const connectionId = await findConnectionOfSeat(tx.sql, id);
    if (connectionId !== null) await this.seats.storeCancellation(tx, { connectionId }, id);
  }

  /** Tells nobody, because mails have their own follower. */
  async notifyPerson(): Promise<void> {}
}

/**
 * Returns the connection of the page of a seat. A registration that was rejected or has ended already has caused the
 * cancellation itself. Served by registration_page_activity_id_uq and intake_registration_seat_id_idx.
 */
async function findConnectionOfSeat(sql: SqlClient, seatId: string): Promise<string | null> {
  const row = await sql.queryOneOrNull<{ connectionId: string }>(
    `SELECT p.connection_id AS "connectionId" FROM seminar_registration s JOIN registration_page p ON p.activity_id = s.activity_id
     WHERE s.id = $1 AND NOT EXISTS (SELECT FROM intake_registration r
       WHERE r.seat_id = s.id AND r.connection_id = p.connection_id AND (r.match_state = 'rejected' OR r.status = 'cancelled'))`,
    [seatId],
  );
  return row?.connectionId ?? null;
}
