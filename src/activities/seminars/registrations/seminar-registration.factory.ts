import { randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { buildNewRecord } from '../../../database/records/record.store.js';
import type { Tx } from '../../../database/transactions/unit-of-work.transaction.js';
import { CODE_LENGTH, buildCode } from '../model/seminar-registration-code.rules.js';
import type { Registration } from '../model/seminar-registration.entity.js';
import type { Arrival } from './seminar-seats.queries.js';
import type { Person } from './seminar-registrant.queries.js';
import type { RegistrationStatus } from '../model/seminar-registration.constants.js';

/** A place in the order of arrival that is taken now. */
export interface Place extends Arrival {
  status: RegistrationStatus;
  walkIn: boolean;
}

/** Returns the fields of a registration that takes a place now. They replace the values from before. */
export function toPlaceFields({ takenAt, ...place }: Place) {
  return {
    ...place,
    registeredAt: takenAt,
    checkedInAt: place.status === 'attended' ? takenAt : null,
    cancelledAt: null,
    promotedAt: null,
    archivedAt: null,
    replacedById: null,
    replacedStatus: null,
    replacedCheckedInAt: null,
  };
}

/** Returns a new registration with its code, ready to be inserted. */
export function buildRegistration(
  tx: Tx,
  activityId: string,
  person: Person,
  place: Place,
  id: string = uuidv7(),
): Registration {
  const code = buildCode(randomBytes(CODE_LENGTH));
  const { takenAt } = place;
  const record = { ...buildNewRecord(tx, id), createdAt: takenAt, updatedAt: takenAt };
  return { ...record, activityId, ...person, code, ...toPlaceFields(place) };
}
