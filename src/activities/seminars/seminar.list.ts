import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { countryCodes } from '../../common/reference/country-codes.rules.js';
import { ACTIVITY_STATUSES } from '../activity.constants.js';
import { buildLocalSql } from './model/seminar.queries.js';
import { Activity } from '../activity.entity.js';

/**
 * Returns SQL that counts the registrations with one of some statuses. The index seminar_registration_status_idx serves
 * this query, which runs for each row of a page.
 */
const buildCountSql = (...statuses: string[]) =>
  `(SELECT count(*) FROM seminar_registration r WHERE r.activity_id = a.id AND r.archived_at IS NULL
    AND r.status IN (${statuses.map((status) => `'${status}'`).join(', ')}))`;

const TAKEN = buildCountSql('registered', 'confirmed', 'attended');

/** Returns the filter for the parts of one kind of parent. The index activity_parent_id_idx serves it. */
const buildParentCondition = (kind: string) => (ids: string) =>
  `a.parent_id = ANY(${ids}) AND EXISTS (SELECT 1 FROM activity p WHERE p.id = a.parent_id AND p.kind = '${kind}')`;

/**
 * Returns the filter for the seminars at the stops of roadshows. The stops are read first, as an array, so that the index
 * activity_parent_id_idx serves both steps.
 */
const buildRoadshowCondition = (ids: string) =>
  `a.parent_id = ANY(ARRAY(SELECT s.id FROM activity s WHERE s.parent_id = ANY(${ids}) AND s.kind = 'roadshow_stop'))`;

const buildParentSql = (kind: string) =>
  `(SELECT p.id FROM activity p WHERE p.id = a.parent_id AND p.kind = '${kind}')`;

/** The fields of a seminar. */
export const SEMINAR_FIELDS = defineRecordFields(
  Activity,
  'a',
  {
    id: {},
    reference: {
      label: ['Reference', 'Referentie'],
      list: { sort: 'a.reference COLLATE "C"', example: 'SEM-2015-0001' },
    },
    title: { label: ['Title', 'Titel'], list: { filter: false }, writable: true },
    status: { label: ['Status', 'Status'], vocabulary: 'activityStatus', list: { values: ACTIVITY_STATUSES } },
    startsAt: { label: ['Start', 'Begin'], list: {} },
    endsAt: { label: ['End', 'Einde'], list: {} },
    startsOn: { label: ['First day', 'Eerste dag'], list: { description: "First day, in the seminar's time zone." } },
    endsOn: { label: ['Last day', 'Laatste dag'], list: { description: "Last day, in the seminar's time zone." } },
    timezone: { label: ['Time zone', 'Tijdzone'], writable: true },
    localStart: { sql: buildLocalSql('a.starts_at') },
    localEnd: { sql: buildLocalSql('a.ends_at') },
    venue: { label: ['Venue', 'Locatie'], writable: true },
    city: { label: ['City', 'Stad'], writable: true },
    country: {
      label: ['Country', 'Land'],
      list: { values: countryCodes, description: 'The country code, ISO 3166-1.' },
      writable: true,
    },
    onlineUrl: { label: ['Online at', 'Online op'], kind: 'webAddress', writable: true },
    capacity: { label: ['Seats', 'Plaatsen'], writable: true },
    registrationOpensAt: { label: ['Registration opens', 'Inschrijven vanaf'] },
    registrationClosesAt: { label: ['Registration closes', 'Inschrijven tot'] },
    reminderDays: { label: ['Reminder by mail, days before', 'Herinnering per mail, dagen vooraf'], writable: true },
    confirmWithinHours: {
      label: ['Confirm a seat from the waiting list within hours', 'Plaats van de wachtlijst bevestigen binnen uren'],
      writable: true,
    },
    languages: { label: ['Languages spoken', 'Gesproken talen'], kind: 'languages', writable: true },
    language: {
      label: ['Language spoken', 'Gesproken taal'],
      kind: 'language',
      sql: 'a.languages',
      list: { type: 'texts', description: 'A language spoken, as a BCP 47 tag.', example: 'zh-Hans' },
      returned: false,
    },
    roadshowStopId: {
      label: ['Stop of a roadshow', 'Halte van een roadshow'],
      record: 'activity',
      sql: buildParentSql('roadshow_stop'),
      list: { type: 'uuid', sql: 'a.parent_id', sort: false, buildMatch: buildParentCondition('roadshow_stop') },
    },
    roadshowId: {
      label: ['Roadshow', 'Roadshow'],
      record: 'activity',
      sql: 'a.parent_id',
      list: {
        type: 'uuid',
        sort: false,
        buildMatch: buildRoadshowCondition,
        description: 'The roadshow at one of whose stops the seminar is.',
      },
      returned: false,
    },
    delegationId: {
      label: ['Delegation', 'Delegatie'],
      record: 'activity',
      sql: buildParentSql('delegation'),
      list: { type: 'uuid', sql: 'a.parent_id', sort: false, buildMatch: buildParentCondition('delegation') },
    },
    agreementId: { label: ['Agreement', 'Overeenkomst'], list: FILTER, writable: true },
    ownerId: { label: ['Owner', 'Eigenaar'], list: FILTER, writable: true },
    objectives: { label: ['Objectives', 'Doelstellingen'], kind: 'textBlock', writable: true },
    notes: { label: ['Notes', 'Notities'], kind: 'textBlock', writable: true },
    budgetEur: { label: ['Budget', 'Budget'], kind: 'euro', writable: true },
    costEur: { label: ['Cost', 'Kosten'], kind: 'euro', writable: true },
    seatsTaken: { label: ['Seats taken', 'Bezette plaatsen'], sql: TAKEN },
    seatsFree: {
      label: ['Seats free', 'Vrije plaatsen'],
      sql: `CASE WHEN a.capacity IS NOT NULL THEN greatest(a.capacity - ${TAKEN}, 0) END`,
    },
    waitlisted: { label: ['On the waiting list', 'Op de wachtlijst'], sql: buildCountSql('waitlisted') },
    attended: { label: ['Attended', 'Aanwezig'], sql: buildCountSql('attended') },
    noShows: { label: ['Did not come', 'Niet gekomen'], sql: buildCountSql('no_show') },
    createdAt: { list: {} },
    updatedAt: { list: {} },
    version: { exported: false },
    createdBy: { exported: false },
    archivedAt: {},
  },
  [
    'id',
    'reference',
    'title',
    'status',
    'startsAt',
    'endsAt',
    'startsOn',
    'endsOn',
    'timezone',
    'localStart',
    'localEnd',
    'venue',
    'city',
    'country',
    'onlineUrl',
    'languages',
    'capacity',
    'seatsTaken',
    'seatsFree',
    'waitlisted',
    'attended',
    'noShows',
  ],
);

/** The list of seminars with its filters, sorts and columns. */
export const seminarList = defineList({
  name: 'seminars',
  from: 'activity a',
  id: 'a.id',
  archived: 'a.archived_at',
  buildVisibility: () => `a.kind = 'seminar'`,
  ...SEMINAR_FIELDS,
  follows: [{ from: 'seminar_registration', rowId: 'activity_id', recordId: 'id' }],
  defaultSort: '-startsOn',
  // The index activity_text_trgm_idx serves this search.
  search: {
    buildCondition: (q, bind) => `fold(a.reference || ' ' || a.title) LIKE '%' || like_text(${bind(q)}) || '%'`,
    description: 'the reference and the title',
  },
});
