import type { components } from '../../../shared/api/schema';
import { toLocalInput } from '../../../shared/format/event-times.rules';

type Programme = components['schemas']['MeetingProgrammeView'];

/** A slot as its form edits it, with local times of the activity. */
export interface SlotValues {
  /** The slot that gets these times; null for a new one. */
  id: string | null;
  startsAt: string;
  endsAt: string;
}

/** The fields of the form of tables and slots. */
export interface ProgrammeValues {
  tables: number | null;
  tableNames: string[];
  slots: SlotValues[];
}

/** Slots of equal length that follow each other. */
export interface Series {
  day: string;
  /** The time of the first one: 14:00. */
  from: string;
  minutes: number;
  pause: number;
  count: number;
}

/** Reads the values of the form; without slots as long as there is no programme. */
export function readProgrammeValues(programme: Programme | null, timeZone: string): ProgrammeValues {
  return {
    tables: programme?.tables ?? 4,
    tableNames: programme?.tableNames ?? [],
    slots: (programme?.slots ?? []).map(({ id, startsAt, endsAt }) => ({
      id,
      startsAt: toLocalInput(startsAt, timeZone),
      endsAt: toLocalInput(endsAt, timeZone),
    })),
  };
}

/** Builds the slots of a series. The clock of a day is taken as it is, because meetings are not held at night. */
export function buildSeries({ day, from, minutes, pause, count }: Series): SlotValues[] {
  const first = Date.parse(`${day}T${from}Z`);
  if (Number.isNaN(first)) return [];
  const write = (minute: number) => new Date(first + minute * 60_000).toISOString().slice(0, 16);
  return Array.from({ length: count }, (_, index) => {
    const start = index * (minutes + pause);
    return { id: null, startsAt: write(start), endsAt: write(start + minutes) };
  });
}

/** Builds the request, with the slots in the order of their times. */
export function buildProgrammeRequest(values: ProgrammeValues): components['schemas']['PutMeetingSlots'] {
  return {
    tables: Number(values.tables),
    tableNames: values.tableNames,
    slots: sortSlots(values.slots).map(({ id, startsAt, endsAt }) => ({ ...(id && { id }), startsAt, endsAt })),
  };
}

/** Returns the slots in the order of their times. */
export function sortSlots(slots: readonly SlotValues[]): SlotValues[] {
  return slots.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}
