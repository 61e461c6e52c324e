import { type CalendarEvent, buildEventCalendar } from '../../../common/documents/icalendar.factory.js';
import type {
  ProgrammeDelegation,
  ProgrammeEntry,
  ProgrammeFacts,
  ProgrammePerson,
} from './programme-facts.queries.js';

/**
 * Returns the programme as an iCalendar, limited to one person if given. Items that no longer take place, including
 * archived ones, stay in it as cancelled, because a calendar program removes an event only when it is cancelled.
 */
export function buildProgrammeCalendar({ delegation, items }: ProgrammeFacts, person?: ProgrammePerson): string {
  const taken = person ? items.filter((item) => item.forAll || item.participantIds.includes(person.id)) : items;
  const name = `${delegation.title} (${delegation.reference})`;
  return buildEventCalendar(
    person ? `${name}: ${person.name}` : name,
    taken.map((item) => buildCalendarEvent(item, delegation, person)),
  );
}

function buildCalendarEvent(
  item: ProgrammeEntry,
  delegation: ProgrammeDelegation,
  person?: ProgrammePerson,
): CalendarEvent {
  return {
    uid: `programme-${item.id}`,
    // The sequence must grow with every change that the event shows. The delegation may have been cancelled, confirmed
    // or renamed, and the person whose calendar it is may have cancelled.
    sequence: item.version + delegation.version - 1 + (person ? person.version - 1 : 0),
    createdAt: item.createdAt,
    updatedAt: pickLatest(item.updatedAt, delegation.updatedAt, ...(person ? [person.updatedAt] : [])),
    start: item.startsAt,
    end: item.endsAt,
    summary: item.title,
    description: buildDescription(item, delegation),
    location: [item.venue, item.city].filter(Boolean).join(', ') || null,
    status: toCalendarStatus(item, delegation, person),
  };
}

function pickLatest(...instants: Date[]): Date {
  return new Date(Math.max(...instants.map((instant) => instant.getTime())));
}

function toCalendarStatus(item: ProgrammeEntry, { status, archivedAt }: ProgrammeDelegation, person?: ProgrammePerson) {
  const isCancelled = item.status === 'cancelled' || item.archivedAt || status === 'cancelled' || archivedAt;
  if (isCancelled || person?.isComing === false) return 'cancelled';
  return status === 'planned' ? 'tentative' : 'confirmed';
}

function buildDescription(
  { host, description, travelMinutes }: ProgrammeEntry,
  { title, reference }: ProgrammeDelegation,
): string {
  const lines = [
    host && `Host: ${[host.name, host.nativeName].filter(Boolean).join(' ')}`,
    travelMinutes > 0 && `Travel: ${travelMinutes} minutes`,
    `${title} (${reference})`,
  ].filter(Boolean);
  return [lines.join('\n'), description].filter(Boolean).join('\n\n');
}
