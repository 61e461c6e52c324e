import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  type FollowedRegistration,
  registerRegistrationFollower,
  type RegistrationFollower,
} from '../../../activities/seminars/model/registration-follower.registry.js';
import type { Changes } from '../../../common/audit/audit-changes.rules.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { PageSeatService } from './page-seat.service.js';
import { findConnectionOfSeat } from './page-seat.queries.js';

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
