import { Injectable } from '@nestjs/common';
import { SqlClient } from '../database/connections/sql.client.js';
import type { CalendarActivity } from './activity-icalendar.factory.js';
import type { ActivityCalendarQuery } from './activity-calendar.dto.js';
import { buildUnderAgreementsSql } from './activity.list.js';

/** The filters of a calendar. */
type Filters = Omit<ActivityCalendarQuery, 'token'>;

/** How long an archived activity stays in the calendar as cancelled. Calendar programs ask about every hour. */
const CANCELLED_RETENTION = `interval '90 days'`;

/** Queries for calendar programs. */
@Injectable()
export class ActivityCalendarQueries {
  constructor(private readonly sql: SqlClient) {}

  /**
   * Returns all activities that ended less than a year ago or end later, by date. The index activity_ends_on_idx serves
   * this query.
   */
  readActivities(now: Date, { kind, status, country, agreementId }: Filters): Promise<CalendarActivity[]> {
    const values: unknown[] = [now];
    const buildFilter = (column: string, wanted: readonly string[] | undefined) =>
      wanted ? `AND ${column} = ANY($${values.push(wanted)}::text[])` : '';
    const filters = [buildFilter('a.kind', kind), buildFilter('a.status', status), buildFilter('a.country', country)];
    if (agreementId) filters.push(`AND a.id IN (${buildUnderAgreementsSql(`$${values.push(agreementId)}::uuid[]`)})`);
    return this.sql.queryAll<CalendarActivity>(
      `SELECT a.id, a.reference, a.title, whole.title AS "parentTitle", a.status, a.starts_on AS "startsOn",
         a.ends_on AS "endsOn", a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.venue, a.city, a.country, a.version,
         a.created_at AS "createdAt", a.updated_at AS "updatedAt", a.archived_at AS "archivedAt"
       FROM activity a LEFT JOIN activity whole ON whole.id = a.parent_id
       WHERE a.ends_on >= ($1::timestamptz AT TIME ZONE 'UTC' - interval '1 year')::date
         AND (a.archived_at IS NULL OR a.archived_at > $1::timestamptz - ${CANCELLED_RETENTION}) ${filters.join(' ')}
       ORDER BY a.starts_on, a.starts_at, a.id`,
      values,
    );
  }
}
