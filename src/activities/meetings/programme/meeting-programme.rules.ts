import type { FieldError } from '../../../common/errors/domain.errors.js';

/** A slot as it will be, with its times and its days in the time zone of the activity. */
export interface WantedSlot {
  startsAt: Date;
  endsAt: Date;
  startsOn: string;
  endsOn: string;
}

/** Returns the errors in a set of slots for an activity with these days. */
export function validateSlots(slots: readonly WantedSlot[], days: { startsOn: string; endsOn: string }): FieldError[] {
  const errors: FieldError[] = [];
  slots.forEach((slot, index) => {
    const buildPointer = (field: string) => `/slots/${index}/${field}`;
    if (slot.endsAt <= slot.startsAt) {
      const detail = 'endsAt must be after startsAt.';
      errors.push({ pointer: buildPointer('endsAt'), code: 'meeting_slot.ends_before_start', detail });
      return;
    }
    for (const [field, day] of [['startsAt', slot.startsOn] as const, ['endsAt', slot.endsOn] as const]) {
      if (day >= days.startsOn && day <= days.endsOn) continue;
      const detail = `${day} is not among the days of the activity; it must be a day from ${days.startsOn} to ${days.endsOn}.`;
      errors.push({ pointer: buildPointer(field), code: 'meeting_slot.outside_activity', detail });
    }
  });
  return [...errors, ...validateOverlaps(slots)];
}

/** Returns the errors of slots that overlap, because nobody can be in two slots at a time. */
function validateOverlaps(slots: readonly WantedSlot[]): FieldError[] {
  const inTime = [...slots.entries()].toSorted(([, a], [, b]) => a.startsAt.getTime() - b.startsAt.getTime());
  const errors: FieldError[] = [];
  let latest = -1;
  for (const [index, slot] of inTime) {
    if (latest >= 0 && slot.startsAt < slots[latest]!.endsAt) {
      const detail = `Slot ${index + 1} must not begin before slot ${latest + 1} has ended.`;
      errors.push({ pointer: `/slots/${index}/startsAt`, code: 'meeting_slot.overlap', detail });
    }
    if (latest < 0 || slot.endsAt > slots[latest]!.endsAt) latest = index;
  }
  return errors;
}
