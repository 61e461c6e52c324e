import { Injectable } from '@nestjs/common';
import { CodedError } from '../../../common/errors/domain.errors.js';
import { archiveRecord, lockRecord, updateRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import type { Activity } from '../../activity.entity.js';
import type { CheckInVia } from '../model/seminar-registration.constants.js';
import { SEMINAR_REGISTRATION, type SeminarRegistration } from '../model/seminar-registration.entity.js';
import { chooseRestoredStatus, isOverOrCompleted } from '../model/seminar-registration.rules.js';
import { toFollowerTx, isAttended, SeatFollowerRegistry } from '../registrations/seat-follower.registry.js';
import {
  findSeatIds,
  findVisitor,
  lockPersonRegistrations,
  lockSeminar,
  resolvePerson,
} from '../registrations/seminar-registration.queries.js';
import { type CheckedIn, SeminarRegistrationService } from '../registrations/seminar-registration.service.js';
import { assignSeat, isInForce, promoteWaitlisted } from '../registrations/seminar-registration.store.js';
import type { EntryContent } from './check-in-content.rules.js';
import type { CheckInEntry } from './check-in-entry.entity.js';
import {
  endStandingCheckIns,
  endStandingEntries,
  findEntry,
  readStandingCheckIns,
  takeBack,
} from './check-in-entry.store.js';
import type { CheckInWalkIn } from './check-in.dto.js';

/** The effect of an entry, as it is stored with it. */
export type EntryEffect = Pick<
  CheckInEntry,
  'outcome' | 'registrationId' | 'undoneKey' | 'isStanding' | 'statusBefore' | 'checkedInBefore'
>;

/** Applies the entries of devices to the registrations of a seminar. */
@Injectable()
export class CheckInEntryService {
  constructor(
    private readonly registrations: SeminarRegistrationService,
    private readonly followers: SeatFollowerRegistry,
  ) {}

  /** Applies an entry. @throws 404, 409, 422 with the reason why it cannot be applied */
  apply(tx: Tx, seminarId: string, content: EntryContent, occurredAt: Date): Promise<EntryEffect> {
    switch (content.kind) {
      case 'visitor':
      case 'code':
        return this.checkIn(tx, seminarId, content, occurredAt);
      case 'walk_in':
        return this.registerWalkIn(tx, seminarId, content.walkIn, occurredAt);
      case 'undo':
        return this.undo(tx, seminarId, content.key);
    }
  }

  /** Finds the registration of the seminar that a refused entry names. */
  async findRegistrationId(tx: Tx, seminarId: string, content: EntryContent): Promise<string | null> {
    if (content.kind === 'walk_in') return null;
    if (content.kind === 'undo') return (await findEntry(tx, seminarId, content.key))?.registrationId ?? null;
    return findVisitor(tx, seminarId, toVisitor(content)).catch((error: unknown) => {
      if (error instanceof CodedError) return null;
      throw error;
    });
  }

  private async checkIn(tx: Tx, seminarId: string, content: EntryContent, occurredAt: Date): Promise<EntryEffect> {
    const options = { occurredAt, via: getVia(tx) };
    const visitor = toVisitor(content);
    return buildCheckInEffect(tx, await this.registrations.checkInVisitor(tx, seminarId, visitor, options));
  }

  /**
   * Registers a person who comes without a registration. One whose name and address have a seat or a place on the waiting list
   * is checked in with it.
   */
  private async registerWalkIn(
    tx: Tx,
    seminarId: string,
    { consents, ...given }: CheckInWalkIn,
    occurredAt: Date,
  ): Promise<EntryEffect> {
    const via = getVia(tx);
    await this.followers.lockFollowersOfSeats(tx, await findSeatIds(tx.sql, seminarId, given));
    const person = await resolvePerson(tx, given, true);
    const seminar = await lockSeminar(tx, seminarId);
    const same = await lockPersonRegistrations(tx, seminarId, person);
    const current = same.find(isInForce);
    const follow = (seat: SeminarRegistration) =>
      this.followers.followWalkIn(toFollowerTx(tx), { seat, contactId: null, consents: consents ?? [] });
    if (current) {
      const checkedIn = await this.registrations.checkInLocked(tx, seminar, current, { occurredAt, via });
      // The form of the person did not ask for these consents.
      if (consents && consents.length > 0) await follow(current);
      return buildCheckInEffect(tx, checkedIn);
    }
    const former = same[0];
    const statusBefore = former && former.archivedAt === null ? former.status : null;
    const registration = await assignSeat(tx, seminar, person, { walkIn: true, occurredAt, via });
    await endStandingEntries(tx, seminarId, registration.id);
    await this.followers.followAttendance(toFollowerTx(tx), registration, false);
    await follow(registration);
    return {
      outcome: registration.status === 'attended' ? 'walk_in' : 'waitlisted',
      registrationId: registration.id,
      undoneKey: null,
      isStanding: true,
      statusBefore,
      checkedInBefore: null,
    };
  }

  /**
   * Takes an entry back. While another entry says that the person came, the person stays checked in, at the time of the
   * earliest one. An entry that was taken back already changes nothing.
   * @throws 409 `check_in.nothing_to_undo`
   */
  private async undo(tx: Tx, seminarId: string, key: string): Promise<EntryEffect> {
    const entry = await findEntry(tx, seminarId, key);
    if (!entry?.registrationId || entry.outcome === 'refused' || entry.outcome === 'undone') {
      throw new CodedError('check_in.nothing_to_undo', 'undo must be the key of an entry that checked a person in.');
    }
    await this.followers.lockFollowersOfSeats(tx, [entry.registrationId]);
    const seminar = await lockSeminar(tx, seminarId);
    const registration = await lockStandingRegistration(tx, entry.registrationId);
    if (await takeBack(tx, seminarId, key)) {
      const wasAttended = isAttended(registration);
      await restoreBefore(tx, seminar, registration, entry);
      await this.followers.followAttendance(toFollowerTx(tx), registration, wasAttended);
    }
    return {
      outcome: 'undone',
      registrationId: entry.registrationId,
      undoneKey: key,
      isStanding: false,
      statusBefore: null,
      checkedInBefore: null,
    };
  }
}

function toVisitor(content: EntryContent): { registrationId?: string; code?: string } {
  if (content.kind === 'visitor') return { registrationId: content.registrationId };
  return content.kind === 'code' ? { code: content.code } : {};
}

function getVia({ actor }: Tx): CheckInVia {
  return actor.kind === 'door' ? 'door_link' : 'device';
}

/** Returns the effect of a check-in, with the status that the registration has without the entries of devices. */
async function buildCheckInEffect(tx: Tx, { registration, before }: CheckedIn): Promise<EntryEffect> {
  const { id: registrationId, activityId } = registration;
  const effect = { registrationId, undoneKey: null, isStanding: true };
  if (before.status !== 'attended') {
    // If check-ins stood, somebody has changed the status since, so that they count no more.
    await endStandingCheckIns(tx, activityId, registrationId);
    return { ...effect, outcome: 'checked_in', statusBefore: before.status, checkedInBefore: null };
  }
  const standing = await readStandingCheckIns(tx, activityId, registrationId);
  const { statusBefore, checkedInBefore } = standing?.before ?? {
    statusBefore: 'attended' as const,
    checkedInBefore: before.checkedInAt,
  };
  return { ...effect, outcome: 'already', statusBefore, checkedInBefore };
}

/** Locks a registration, or the one that replaces it. */
async function lockStandingRegistration(tx: Tx, id: string): Promise<SeminarRegistration> {
  const registration = await lockRecord(tx, SEMINAR_REGISTRATION, id);
  return registration.replacedById === null
    ? registration
    : lockRecord(tx, SEMINAR_REGISTRATION, registration.replacedById);
}

/** Gives a locked registration the status that it has without an entry that was taken back. */
async function restoreBefore(
  tx: Tx,
  seminar: Activity,
  registration: SeminarRegistration,
  { outcome, occurredAt, statusBefore, checkedInBefore }: CheckInEntry,
): Promise<void> {
  const isOnWaitlist = outcome === 'waitlisted' && ['waitlisted', 'registered'].includes(registration.status);
  // Somebody has changed the registration since, which an entry from before does not undo.
  if (registration.archivedAt !== null || !(isOnWaitlist || registration.status === 'attended')) return;
  const standing = await readStandingCheckIns(tx, seminar.id, registration.id);
  if (standing || statusBefore === 'attended') {
    const times = [standing?.earliest ?? null, checkedInBefore].filter((time) => time !== null);
    const checkedInAt = new Date(Math.min(...times.map((time) => time.getTime())));
    await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, registration, { set: { checkedInAt } });
    return;
  }
  // Another time is that of a colleague, who has checked the person in since.
  if (registration.checkedInAt && registration.checkedInAt.getTime() !== occurredAt.getTime()) return;
  if (statusBefore === null) {
    Object.assign(registration, await archiveRecord(tx, SEMINAR_REGISTRATION, registration.id));
  } else {
    const status = chooseRestoredStatus(statusBefore, { isFree: true, isOver: isOverOrCompleted(seminar, tx.now) });
    await updateRecord<SeminarRegistration>(tx, SEMINAR_REGISTRATION, registration, {
      set: { status, checkedInAt: null, cancelledAt: status === 'cancelled' ? tx.now : null },
      action: 'check_in_undone',
    });
  }
  await promoteWaitlisted(tx, seminar);
}
