import { Injectable } from '@nestjs/common';
import type { SeminarRegistration } from '../../activities/seminars/model/seminar-registration.entity.js';
import { isAttended } from '../../activities/seminars/registrations/seat-follower.registry.js';
import { lockRecord, updateRecord } from '../../database/records/record.store.js';
import type { Tx } from '../../database/transactions/unit-of-work.transaction.js';
import { IntakeConnection } from '../model/connection.entity.js';
import { LeadRuleService } from '../lead-rules/lead-rule.service.js';
import { INTAKE_REGISTRATION, type IntakeRegistration } from '../model/intake-registration.entity.js';
import { chooseStatus } from '../model/registration-order.rules.js';
import { findRegistrationsOfSeats } from './registration-seat.queries.js';

/** Copies the attendance of seats to the registrations by form that have these seats. */
@Injectable()
export class RegistrationAttendanceService {
  constructor(private readonly rules: LeadRuleService) {}

  /** Locks the registrations with these seats, in the order of their ids. */
  async lockFollowersOfSeats(tx: Tx, seatIds: readonly string[]): Promise<void> {
    for (const id of await findRegistrationsOfSeats(tx.sql, seatIds)) await lockRecord(tx, INTAKE_REGISTRATION, id);
  }

  /**
   * Stores with every registration of a locked seat whether a colleague checked the person in, and applies the rules.
   * @param exceptId the registration from which the attendance comes
   */
  async followSeat(tx: Tx, seat: SeminarRegistration, exceptId?: string): Promise<void> {
    const attendedHere = isAttended(seat);
    for (const registration of await this.lockOtherRegistrations(tx, seat.id, exceptId)) {
      await this.updateAttendance(tx, registration, { attendedHere });
    }
  }

  /**
   * Does the same as {@link followSeat} for a change by a colleague, who may also correct the provider's attendance.
   */
  async followColleagues(tx: Tx, seat: SeminarRegistration): Promise<void> {
    const attendedHere = isAttended(seat);
    for (const registration of await this.lockOtherRegistrations(tx, seat.id)) {
      await this.updateAttendance(tx, registration, { attendedHere, attended: attendedHere && registration.attended });
    }
  }

  private async lockOtherRegistrations(tx: Tx, seatId: string, exceptId?: string): Promise<IntakeRegistration[]> {
    const registrations: IntakeRegistration[] = [];
    for (const id of await findRegistrationsOfSeats(tx.sql, [seatId])) {
      if (id !== exceptId) registrations.push(await lockRecord(tx, INTAKE_REGISTRATION, id));
    }
    return registrations;
  }

  private async updateAttendance(
    tx: Tx,
    registration: IntakeRegistration,
    set: Partial<Pick<IntakeRegistration, 'attended' | 'attendedHere'>>,
  ): Promise<void> {
    const { providerStatus, attended, attendedHere } = { ...registration, ...set };
    const changes = await updateRecord<IntakeRegistration>(tx, INTAKE_REGISTRATION, registration, {
      set: { ...set, status: chooseStatus(providerStatus, attended || attendedHere) },
      action: attendedHere ? 'checked_in' : 'check_in_undone',
    });
    if (Object.keys(changes).length === 0) return;
    const connection = await tx.manager.findOneByOrFail(IntakeConnection, { id: registration.connectionId });
    await this.rules.applyRules(tx, connection, registration);
  }
}
