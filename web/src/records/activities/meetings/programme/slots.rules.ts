import type { components } from '../../../../shared/api/schema';
import { toLocalInput } from '../../../../shared/format/event-times.rules';

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
  series: Series;
  /** Whether saving adds the series: it is proposed for the first slots, or was changed since it was added. */
  isSeriesWaiting: boolean;
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

const USUAL_SERIES: Omit<Series, 'day'> = { from: '14:00', minutes: 30, pause: 0, count: 4 };

/** Reads the values of the form. As long as there is no programme, a series on the first day is proposed. */
export function readProgrammeValues(
  programme: Programme | null,
  { timezone, startsOn }: { timezone: string; startsOn: string },
): ProgrammeValues {
  const lastSlot = programme?.slots.at(-1);
  const day = lastSlot ? toLocalInput(lastSlot.startsAt, timezone).slice(0, 10) : startsOn;
  return {
    series: { ...USUAL_SERIES, day },
    isSeriesWaiting: programme === null,
    tables: programme?.tables ?? 4,
    tableNames: programme?.tableNames ?? [],
    slots: (programme?.slots ?? []).map(({ id, startsAt, endsAt }) => ({
      id,
      startsAt: toLocalInput(startsAt, timezone),
      endsAt: toLocalInput(endsAt, timezone),
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

/** Adds the series that stands in the form to the slots. */
export function addSeries({ slots, series }: ProgrammeValues): Pick<ProgrammeValues, 'slots' | 'isSeriesWaiting'> {
  return { slots: sortSlots([...slots, ...buildSeries(series)]), isSeriesWaiting: false };
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
