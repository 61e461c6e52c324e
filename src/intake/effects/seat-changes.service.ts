import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { SeminarRegistration } from '../../activities/seminars/model/seminar-registration.entity.js';
import {
  type SeatFollower,
  SeatFollowerRegistry,
} from '../../activities/seminars/registrations/seat-follower.registry.js';
import { lockRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { RegistrationAttendanceService } from './registration-attendance.service.js';
import { RegistrationEffectsService } from './registration-effects.service.js';
import { INTAKE_REGISTRATION } from '../model/intake-registration.entity.js';
import { lockContacts, findRegistrationsWaitingFor } from './registration-seat.queries.js';

/** Updates registrations by form after colleagues change seminars and seats. */
@Injectable()
export class SeatChangesService implements SeatFollower, OnApplicationBootstrap {
  constructor(
    private readonly followers: SeatFollowerRegistry,
    private readonly attendance: RegistrationAttendanceService,
    private readonly effects: RegistrationEffectsService,
  ) {}

  onApplicationBootstrap(): void {
    this.followers.register(this);
  }

  lockFollowersOfSeats(tx: Tx, seatIds: readonly string[]): Promise<void> {
    return this.attendance.lockFollowersOfSeats(tx, seatIds);
  }

  followAttendance(tx: Tx, seat: SeminarRegistration): Promise<void> {
    return this.attendance.followColleagues(tx, seat);
  }

  /** Locks the registrations in the order of their ids, and then their contacts. */
  async lockWaitingForSeminar(tx: Tx, seminarId: string): Promise<void> {
    const waiting = await findRegistrationsWaitingFor(tx.sql, seminarId);
    for (const id of waiting.map((one) => one.id).toSorted()) await lockRecord(tx, INTAKE_REGISTRATION, id);
    await lockContacts(
      tx.sql,
      waiting.flatMap(({ contactId }) => contactId ?? []),
    );
  }

  async followReturn(tx: Tx, seminarId: string): Promise<void> {
    for (const { id } of await findRegistrationsWaitingFor(tx.sql, seminarId)) {
      const registration = await lockRecord(tx, INTAKE_REGISTRATION, id);
      const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: registration.connectionId });
      await this.effects.applySeatEffects(tx, connection, registration);
    }
  }
}
