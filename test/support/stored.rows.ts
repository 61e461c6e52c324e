import type pg from 'pg';
import { insertRow, type Row } from './rows.js';

/** Inserts records of activities and agreements by SQL, for tests of code that only reads them. Each method returns the new id. */
export class StoredRows {
  constructor(private readonly db: pg.Pool) {}

  /** Inserts an activity. Default: a seminar of one day. */
  activity(row: Row = {}): Promise<string> {
    return insertRow(this.db, 'activity', row);
  }

  /** Inserts a stop of a roadshow. */
  stop(roadshowId: string, row: Row = {}): Promise<string> {
    const hours = { starts_at: '2026-09-01T08:00:00Z', ends_at: '2026-09-01T16:00:00Z' };
    const place = { city: 'Hamburg', country: 'DE' };
    return this.activity({ kind: 'roadshow_stop', parent_id: roadshowId, position: 1, ...hours, ...place, ...row });
  }

  agreement(row: Row = {}): Promise<string> {
    const unsigned = ['draft', 'negotiated'].includes(String(row['status']));
    return insertRow(this.db, 'agreement', { signed_on: unsigned ? null : '2016-05-24', ...row });
  }

  /** Inserts a participant of a delegation. Default: a member who attended. */
  participant(activityId: string, contactId: string, row: Row = {}): Promise<string> {
    const own = { activity_id: activityId, contact_id: contactId, status: 'attended' };
    return insertRow(this.db, 'delegation_participant', { ...own, ...row });
  }

  /** Inserts a registration for a seminar. Default: the person attended. */
  registration(activityId: string, contactId: string | null, row: Row = {}): Promise<string> {
    return insertRow(this.db, 'seminar_registration', { activity_id: activityId, contact_id: contactId, ...row });
  }

  commitment(agreementId: string, row: Row = {}): Promise<string> {
    return insertRow(this.db, 'commitment', { agreement_id: agreementId, ...row });
  }
}
