import type { FieldError } from '../../common/errors/domain.errors.js';

/** A slot as it is to be: its times, and its days at the activity. */
export interface WantedSlot {
  startsAt: Date;
  endsAt: Date;
  startsOn: string;
  endsOn: string;
}

/** What is wrong with a set of slots for an activity of these days. */
export function slotErrors(slots: readonly WantedSlot[], days: { startsOn: string; endsOn: string }): FieldError[] {
  const errors: FieldError[] = [];
  slots.forEach((slot, index) => {
    const at = (field: string) => `/slots/${index}/${field}`;
    if (slot.endsAt <= slot.startsAt) {
      const detail = 'A slot cannot end before it starts.';
      errors.push({ pointer: at('endsAt'), code: 'meeting_slot.ends_before_start', detail });
      return;
    }
    for (const [field, day] of [['startsAt', slot.startsOn] as const, ['endsAt', slot.endsOn] as const]) {
      if (day >= days.startsOn && day <= days.endsOn) continue;
      const detail = `${day} is not among the days of the activity, ${days.startsOn} to ${days.endsOn}.`;
      errors.push({ pointer: at(field), code: 'meeting_slot.outside_activity', detail });
    }
  });
  return [...errors, ...overlapErrors(slots)];
}

/** Nobody can be in two slots at a time: each begins when the one before has ended. */
function overlapErrors(slots: readonly WantedSlot[]): FieldError[] {
  const inTime = [...slots.entries()].toSorted(([, a], [, b]) => a.startsAt.getTime() - b.startsAt.getTime());
  const errors: FieldError[] = [];
  let latest = -1;
  for (const [index, slot] of inTime) {
    if (latest >= 0 && slot.startsAt < slots[latest]!.endsAt) {
      const detail = `Slot ${index + 1} begins before slot ${latest + 1} has ended.`;
      errors.push({ pointer: `/slots/${index}/startsAt`, code: 'meeting_slot.overlap', detail });
    }
    if (latest < 0 || slot.endsAt > slots[latest]!.endsAt) latest = index;
  }
  return errors;
}
