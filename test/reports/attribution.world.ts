import type pg from 'pg';
import { insertRow, type Table, updateRecord } from '../support/rows.js';
import { followRow } from '../support/touches.js';

/**
 * Writes activities, agreements and who took part straight into the tables, at instants of the test's choosing. The
 * automatic touches follow as they do from a request.
 */
export class AttributionWorld {
  private made = 0;

  constructor(private readonly db: pg.Pool) {}

  /** Inserts a row with an id of its own, recorded at an instant; returns the id. */
  async insert(table: Table, at: string, columns: Record<string, unknown>): Promise<string> {
    const id = await insertRow(this.db, table, { created_at: at, updated_at: at, ...columns });
    await followRow(this.db, table, id, at);
    return id;
  }

  /** Changes a row at an instant. */
  async change(table: Table, id: string, at: string, columns: Record<string, unknown>): Promise<void> {
    await updateRecord(this.db, table, id, at, columns);
    await followRow(this.db, table, id, at);
  }

  agreement(title: string, at: string, columns: Record<string, unknown> = {}): Promise<string> {
    const reference = `AGR-T-${++this.made}`;
    return this.insert('agreement', at, { reference, title, kind: 'cooperation', status: 'in_force', ...columns });
  }

  /** An activity of one day, unless told. */
  activity(
    kind: string,
    title: string,
    day: string,
    at: string,
    columns: Record<string, unknown> = {},
  ): Promise<string> {
    const hours = { starts_at: `${day}T08:00:00Z`, ends_at: `${day}T16:00:00Z` };
    const stop = { ...hours, city: 'Foshan', country: 'CN', position: 1 };
    const own = kind === 'roadshow_stop' ? stop : kind === 'seminar' ? hours : {};
    const reference = `ACT-T-${++this.made}`;
    const days = { starts_on: day, ends_on: day };
    return this.insert('activity', at, { reference, title, kind, ...days, ...own, ...columns });
  }

  /** A person with an address, unless told. */
  contact(name: string, at: string, columns: Record<string, unknown> = {}): Promise<string> {
    return this.insert('contact', at, { full_name: name, email: `guest.${++this.made}@example.org`, ...columns });
  }

  registration(activityId: string, contactId: string | null, status: string, at: string): Promise<string> {
    const n = ++this.made;
    return this.insert('seminar_registration', at, {
      activity_id: activityId,
      contact_id: contactId,
      full_name: `Guest ${n}`,
      status,
      arrival: n,
      code: `CODE-${n}`,
      registered_at: at,
      checked_in_at: status === 'attended' ? at : null,
      cancelled_at: status === 'cancelled' ? at : null,
    });
  }

  participant(activityId: string, contactId: string, status: string, at: string, role = 'member'): Promise<string> {
    return this.insert('delegation_participant', at, { activity_id: activityId, contact_id: contactId, role, status });
  }

  /** A touch as a person adds it. */
  touch(leadId: string, on: string, at: string, subject: Record<string, unknown>): Promise<string> {
    return this.insert('lead_touch', at, {
      lead_id: leadId,
      occurred_on: on,
      role: 'influence',
      origin: 'hand',
      ...subject,
    });
  }
}
