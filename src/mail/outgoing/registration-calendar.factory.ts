import { ICalAttendeeRole, ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { MailAddress } from '../../config/mail-address.rules.js';
import type { RegistrationFacts } from '../templates/registration-values.rules.js';

/** The request of a calendar file to the calendar program of its receiver. */
export type CalendarRequest = 'request' | 'cancel';

/** The people of an appointment, and when its file was made. */
interface Appointment {
  organizer: MailAddress;
  attendee: MailAddress;
  stamp: Date;
}

/**
 * Builds the appointment of a registration (RFC 5546). Its identifier is that of the registration, so that a change or a
 * cancellation finds it again, and its number is the version of the seminar. Returns null for a seminar without hours.
 */
export function buildRegistrationCalendar(
  facts: RegistrationFacts,
  request: CalendarRequest,
  { organizer, attendee, stamp }: Appointment,
): string | null {
  const { registrationId, seminarVersion, title, startsAt, endsAt, venue, city, onlineUrl } = facts;
  if (!startsAt || !endsAt) return null;
  const isCancelled = request === 'cancel';
  const place = [venue, city].filter((part) => part !== null).join(', ');
  const calendar = new ICalCalendar({
    prodId: { company: 'Locate in Limburg', product: 'Locate CRM', language: 'EN' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
  });
  const event = calendar.createEvent({
    id: `registration-${registrationId}@locate-crm`,
    sequence: seminarVersion,
    stamp,
    start: startsAt,
    end: endsAt,
    summary: title,
    location: place || onlineUrl,
    description: onlineUrl,
    url: onlineUrl,
    organizer: { name: organizer.name ?? organizer.address, email: organizer.address },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  event.createAttendee({
    name: attendee.name ?? attendee.address,
    email: attendee.address,
    role: ICalAttendeeRole.REQ,
    rsvp: false,
  });
  return calendar.toString();
}
