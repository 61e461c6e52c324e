import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** Something with a day or a time, as a calendar program shows it. */
export interface CalendarEvent {
  /** Stays the same as long as the thing exists, so that a moved one moves and does not come twice. */
  uid: string;
  /** Grows with every change. */
  sequence: number;
  createdAt: Date;
  updatedAt: Date;
  /** First and last instant; of an event of whole days midnight UTC of the first day, and of the day after the last. */
  start: Date;
  end: Date;
  /** Dates without a zone. */
  allDay?: boolean;
  summary: string;
  description?: string | null;
  location?: string | null;
  url?: string | null;
  status?: 'tentative' | 'confirmed' | 'cancelled';
  /** Whether it takes no time of its day. */
  free?: boolean;
}

/** How often a calendar program should ask again. */
const REFRESH_SECONDS = 3_600;

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/** A date as the calendar library takes one: without a zone it reads the UTC day, wherever the server stands. */
export const calendarDay = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * Events as an iCalendar (RFC 5545). Times are in UTC, which every program shows in its reader's own zone and which needs
 * no time zone definitions.
 */
export function eventCalendar(name: string, events: readonly CalendarEvent[]): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Locate in Limburg', product: 'Locate CRM', language: 'EN' },
    ttl: REFRESH_SECONDS,
  });
  for (const event of events) {
    calendar.createEvent({
      id: `${event.uid}@locate-crm`,
      sequence: event.sequence,
      stamp: event.updatedAt,
      created: event.createdAt,
      lastModified: event.updatedAt,
      allDay: event.allDay ?? false,
      start: event.start,
      end: event.end,
      summary: event.summary,
      description: event.description ?? null,
      location: event.location ?? null,
      url: event.url ?? null,
      status: event.status ? STATUS[event.status] : null,
      transparency: event.free ? ICalEventTransparency.TRANSPARENT : null,
    });
  }
  return calendar.toString();
}
