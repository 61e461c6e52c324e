import type pg from 'pg';
import { v7 as uuidv7 } from 'uuid';

/** Columns and their values. Absent columns have the default of the database. */
type Row = Record<string, unknown>;

/** Inserts records by SQL, for tests of code that only reads them. Each method returns the new id. */
export class StoredRows {
  private made = 0;

  constructor(private readonly db: pg.Pool) {}

  /** Inserts an activity. Default: a seminar of one day. */
  activity(row: Row = {}): Promise<string> {
    const kind = (row['kind'] as string | undefined) ?? 'seminar';
    const reference = `${kind.slice(0, 3).toUpperCase()}-1999-${String(++this.made).padStart(4, '0')}`;
    return this.record('activity', {
      reference,
      title: 'Autumn seminar',
      kind,
      starts_on: '2026-09-01',
      ends_on: '2026-09-01',
      ...row,
    });
  }

  /** Inserts a stop of a roadshow. */
  stop(roadshowId: string, row: Row = {}): Promise<string> {
    const hours = { starts_at: '2026-09-01T08:00:00Z', ends_at: '2026-09-01T16:00:00Z' };
    const place = { city: 'Hamburg', country: 'DE' };
    return this.activity({ kind: 'roadshow_stop', parent_id: roadshowId, position: 1, ...hours, ...place, ...row });
  }

  agreement(row: Row = {}): Promise<string> {
    const reference = `AGR-1999-${String(++this.made).padStart(4, '0')}`;
    const unsigned = ['draft', 'negotiated'].includes(String(row['status']));
    const signed = { status: 'in_force', signed_on: unsigned ? null : '2016-05-24' };
    return this.record('agreement', {
      reference,
      title: 'The partnership',
      kind: 'strategic_partnership',
      ...signed,
      ...row,
    });
  }

  /** Inserts a participant of a delegation. Default: a member who attended. */
  participant(activityId: string, contactId: string, row: Row = {}): Promise<string> {
    const own = { activity_id: activityId, contact_id: contactId, role: 'member', status: 'attended' };
    return this.record('delegation_participant', { ...own, ...row });
  }

  /** Inserts a registration for a seminar. Default: the person attended. */
  registration(activityId: string, contactId: string | null, row: Row = {}): Promise<string> {
    const n = ++this.made;
    const status = row['status'] ?? 'attended';
    const own = { activity_id: activityId, contact_id: contactId, full_name: `Guest ${n}`, code: `code-${n}`, status };
    const times = {
      registered_at: '2026-08-20T09:00:00Z',
      ...(status === 'attended' ? { checked_in_at: '2026-09-01T08:00:00Z' } : {}),
      ...(status === 'cancelled' ? { cancelled_at: '2026-08-25T09:00:00Z' } : {}),
    };
    return this.record('seminar_registration', { ...own, arrival: n, ...times, ...row });
  }

  commitment(agreementId: string, row: Row = {}): Promise<string> {
    const evidence = row['status'] === 'done' ? 'The report of it' : null;
    const own = { agreement_id: agreementId, description: 'A seminar for members', evidence };
    return this.record('commitment', { ...own, ...row });
  }

  /** Inserts a row into any table. */
  async row(table: string, row: Row): Promise<void> {
    const columns = Object.keys(row);
    await this.db.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, place) => `$${place + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  /** Inserts a record with its id and its times. */
  private async record(table: string, row: Row): Promise<string> {
    const now = new Date();
    const id = uuidv7();
    await this.row(table, { id, created_at: now, updated_at: now, ...row });
    return id;
  }
}
