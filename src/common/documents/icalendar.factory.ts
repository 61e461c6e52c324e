import { ICalCalendar, ICalEventStatus, ICalEventTransparency } from 'ical-generator';

/** An appointment as a calendar program shows it. */
export interface CalendarEvent {
  /**
   * Identifier that never changes, so that a calendar program moves a rescheduled event instead of adding a second one.
   */
  uid: string;
  /** Number that grows with every change. */
  sequence: number;
  createdAt: Date;
  updatedAt: Date;
  /**
   * First and last instant. For an all-day event: midnight UTC of the first day, and midnight UTC of the day after the
   * last.
   */
  start: Date;
  end: Date;
  /** Whether the event consists of dates without a zone. */
  allDay?: boolean;
  summary: string;
  description?: string | null;
  location?: string | null;
  url?: string | null;
  status?: 'tentative' | 'confirmed' | 'cancelled';
  /** Whether the reader counts as free during the event. */
  free?: boolean;
}

/** Seconds after which a calendar program should fetch the calendar again. */
const REFRESH_SECONDS = 3_600;

const STATUS = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
} as const;

/**
 * Converts a date for the calendar library, which reads the UTC day of a date without a zone, wherever the server runs.
 */
export const toCalendarDay = (date: string) => new Date(`${date}T00:00:00Z`);

/**
 * Builds an iCalendar text (RFC 5545). Times are in UTC: every program shows them in its reader's zone, and no time
 * zone definitions are needed.
 */
export function buildEventCalendar(name: string, events: readonly CalendarEvent[]): string {
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
