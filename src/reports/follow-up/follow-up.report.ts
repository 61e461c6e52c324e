import type { SqlClient } from '../../database/connections/sql.client.js';
import { readActivities } from '../attribution/attribution.queries.js';
import { wasHeld } from '../attribution/attribution-tree.rules.js';
import { FOLLOW_UP_COLUMNS } from './follow-up.columns.js';
import { type FollowUpAttendee, readFollowUpAttendees } from './follow-up-attendees.reader.js';
import { readLabels } from '../leads/lead-history.queries.js';
import type {
  ReportDefinition,
  ReportRequest,
  ReportRow,
  TableFigures,
} from '../definition/report-definition.rules.js';
import { TOTAL } from '../i18n/report.constants.js';
import { divide } from '../statistics/statistics.rules.js';

/** Shows whether and how soon the attendees of activities were contacted afterwards. Formulas: docs/reports.md. */
export const followUp: ReportDefinition = {
  name: 'follow-up',
  version: 3,
  columnsVersion: 1,
  title: { en: 'Follow-up of activities', nl: 'Opvolging van activiteiten' },
  description: {
    en:
      'This report shows who came to the activities that ended in the period, how many of them may be contacted, and how many of ' +
      'those were contacted within 2, 14 and 90 days. The follow-up of an activity lists the people who have not been contacted. Any interaction with the person ' +
      'that began after the end counts, whoever began it. All of it is read from history: who came, what was recorded of ' +
      'contacts with them, and whether they might be contacted, as known at the end of asOf.',
    nl:
      'Dit rapport toont hoeveel mensen er naar de activiteiten kwamen die in de periode eindigden, hoeveel van hen gecontacteerd mogen worden, ' +
      'en hoeveel daarvan gecontacteerd werden binnen 2, 14 en 90 dagen. Wie nog niet gecontacteerd is, staat bij de opvolging van de activiteit. Elke interactie met de ' +
      'persoon die na het einde begon, telt mee, van wie ze ook uitging. Wie er kwam, welke interacties er waren en wie gecontacteerd mocht worden, ' +
      'is telkens zoals bekend op de peildatum.',
  },
  options: {},
  coversYear: true,
  columns: FOLLOW_UP_COLUMNS,
  chart: {
    kind: 'bars',
    title: { en: 'Contacted after the activity', nl: 'Gecontacteerd na de activiteit' },
    category: 'label',
    series: ['attendees', 'contactable', 'contactedWithin14'],
  },
  formatVariant: () => '',
  read: readFollowUp,
};

async function readFollowUp(sql: SqlClient, { period, knownBefore, language }: ReportRequest): Promise<TableFigures> {
  const { from, to, asOf } = period;
  const ended = (await readActivities(sql, knownBefore)).filter(
    (activity) => wasHeld(activity, asOf) && activity.endsOn >= from && activity.endsOn <= to,
  );
  const ids = ended.map(({ id }) => id);
  const labels = new Map((await readLabels(sql, 'activity', ids, knownBefore)).map(({ id, label }) => [id, label]));
  const attendees = await readFollowUpAttendees(sql, ids, knownBefore);
  const byActivity = Map.groupBy(attendees, ({ activityId }) => activityId);
  const inOrder = ended.toSorted((a, b) => (a.endsOn === b.endsOn ? compare(a.id, b.id) : compare(a.endsOn, b.endsOn)));
  const rows = inOrder.map(({ id, kind, endsOn }) => {
    return { key: id, label: labels.get(id) ?? id, kind, endedOn: endsOn, ...buildCells(byActivity.get(id) ?? []) };
  });
  return { rows, totals: { key: null, label: TOTAL[language], kind: '', endedOn: null, ...buildCells(attendees) } };
}

function buildCells(attendees: readonly FollowUpAttendee[]): ReportRow {
  const contactable = attendees.filter((attendee) => attendee.contactable);
  const countWithin = (days: number) => contactable.filter((one) => one.days !== null && one.days <= days).length;
  const [soon, later, late] = [countWithin(2), countWithin(14), countWithin(90)];
  return {
    attendees: attendees.length,
    contactable: contactable.length,
    contactedWithin2: soon,
    contactedWithin14: later,
    contactedWithin90: late,
    rate2: divide(soon, contactable.length),
    rate14: divide(later, contactable.length),
    rate90: divide(late, contactable.length),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
