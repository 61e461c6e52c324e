import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../../common/actor/actor.constants.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { SeminarRegistration } from '../model/seminar-registration.entity.js';
import type { WalkInConsent } from './seminar-registration.dto.js';

/** The work of an upper layer when seats change, in the transaction that changes them. */
export interface SeatFollower {
  /**
   * Locks the records that follow some seats, in one order. It runs before the seminar is locked, because upper layers
   * lock their own records before seminars.
   */
  lockFollowersOfSeats(tx: Tx, seatIds: readonly string[]): Promise<void>;
  /** Follows the attendance of a locked seat that a user recorded or undid. */
  followAttendance(tx: Tx, seat: SeminarRegistration): Promise<void>;
  /** Locks the records that wait for an archived or cancelled seminar, before the seminar is locked. */
  lockWaitingForSeminar(tx: Tx, seminarId: string): Promise<void>;
  /** Gives seats to people who registered while a locked seminar was archived or cancelled. */
  followReturn(tx: Tx, seminarId: string): Promise<void>;
}

/** A person who came without a registration and was registered by a colleague. */
export interface WalkIn {
  seat: SeminarRegistration;
  /** The contact that the colleague named; null if the person was entered by name. */
  contactId: string | null;
  /** The consents that the person gave on the spot. */
  consents: readonly WalkInConsent[];
}

/** The work of an upper layer when a person comes without a registration. */
export interface WalkInFollower {
  /** Stores a walk-in for further processing, in the transaction that gives the seat. */
  followWalkIn(tx: Tx, walkIn: WalkIn): Promise<void>;
}

/**
 * The features of upper layers that follow the seats of seminars. They register themselves when the application starts.
 */
@Injectable()
export class SeatFollowerRegistry {
  private readonly followers: SeatFollower[] = [];
  private readonly walkInFollowers: WalkInFollower[] = [];

  register(follower: SeatFollower): void {
    this.followers.push(follower);
  }

  registerForWalkIns(follower: WalkInFollower): void {
    this.walkInFollowers.push(follower);
  }

  async followWalkIn(tx: Tx, walkIn: WalkIn): Promise<void> {
    for (const follower of this.walkInFollowers) await follower.followWalkIn(tx, walkIn);
  }

  async lockFollowersOfSeats(tx: Tx, seatIds: readonly string[]): Promise<void> {
    for (const follower of this.followers) await follower.lockFollowersOfSeats(tx, seatIds);
  }

  /** Notifies the followers when the attendance of a seat has changed. */
  async followAttendance(tx: Tx, seat: SeminarRegistration, wasAttended: boolean): Promise<void> {
    if (isAttended(seat) === wasAttended) return;
    for (const follower of this.followers) await follower.followAttendance(tx, seat);
  }

  async lockWaitingForSeminar(tx: Tx, seminarId: string): Promise<void> {
    for (const follower of this.followers) await follower.lockWaitingForSeminar(tx, seminarId);
  }

  async followReturn(tx: Tx, seminarId: string): Promise<void> {
    for (const follower of this.followers) await follower.followReturn(tx, seminarId);
  }
}

/**
 * Returns the transaction in which others follow a change of a caller with a door link. Such a caller may see and change
 * nothing else, so what the rules of the agency make of an attendance is done by the application. The audit trail names the
 * caller all the same.
 */
export function toFollowerTx(tx: Tx): Tx {
  return tx.actor.kind === 'door' ? { ...tx, actor: SYSTEM } : tx;
}

/** Tells whether a seat shows that the person attended. */
export function isAttended({ status, archivedAt }: Pick<SeminarRegistration, 'status' | 'archivedAt'>): boolean {
  return status === 'attended' && archivedAt === null;
}
