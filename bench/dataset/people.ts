import { ACTIVITY, CONSENT, CONTACT, LEAD, PARTICIPANT, REGISTRATION, TASK, USER } from './kinds.js';
import { buildPerson } from './names.js';
import { pickNumber, buildDay, DAYS, buildId, buildInstant, pick } from './seeded.js';
import type { Size, Table } from './table.js';

const RECORD = ['id', 'created_at', 'updated_at'];

/** Returns the number of people on the list of each activity that has participants: nobody is on a list twice. */
const countOnList = ({ contacts }: Size) => Math.min(100, contacts);

/** Three tasks for every four leads; two of three are done. */
export const tasks: Table = {
  name: 'task',
  columns: [...RECORD, 'title', 'due_on', 'assignee_id', 'status', 'closed_at', 'lead_id'],
  expected: (size) => 0.75 * size.leads,
  rows: function* (size) {
    for (let n = 0; n < 0.75 * size.leads; n++) {
      const made = pickNumber(DAYS - 40, 90, n);
      const done = pickNumber(3, 91, n) > 0;
      const closed = done ? buildInstant(made + pickNumber(40, 92, n), 93, n) : null;
      const at = buildInstant(made, n);
      const ended = closed && (closed > at ? closed : at);
      const [assignee, lead] = [
        buildId(USER, pickNumber(size.users, 94, n)),
        buildId(LEAD, pickNumber(size.leads, 95, n)),
      ];
      const status = done ? 'done' : 'open';
      yield [
        buildId(TASK, n),
        at,
        ended ?? at,
        'Call about the site',
        buildDay(made + 30),
        assignee,
        status,
        ended,
        lead,
      ];
    }
  },
};

/** The consents of half of the contacts to invitations. */
export const consents: Table = {
  name: 'consent',
  columns: [
    'id',
    'contact_id',
    'purpose',
    'lawful_basis',
    'granted',
    'wording',
    'wording_version',
    'occurred_at',
    'source',
    'created_at',
  ],
  expected: (size) => size.contacts / 2,
  rows: function* (size) {
    for (let n = 0; n < size.contacts; n += 2) {
      const at = buildInstant(pickNumber(DAYS, 96, n), n);
      const purpose = pick(['marketing', 'event_invitation'], 97, n);
      const said = [purpose, 'consent', pickNumber(5, 98, n) > 0, 'You may write to me.', '1', at, 'form', at];
      yield [buildId(CONSENT, n), buildId(CONTACT, n), ...said];
    }
  },
};

/** The participants of delegations. */
export const participants: Table = {
  name: 'delegation_participant',
  columns: [...RECORD, 'activity_id', 'contact_id', 'role', 'status'],
  expected: (size) => (size.activities / 5) * countOnList(size),
  rows: function* (size) {
    const onList = countOnList(size);
    for (let n = 0; n < (size.activities / 5) * onList; n++) {
      const [activity, place] = [5 * Math.floor(n / onList), n % onList];
      const at = buildInstant(pickNumber(DAYS - 200, 99, activity), n);
      const contact = buildId(CONTACT, (pickNumber(size.contacts, 100, activity) + place) % size.contacts);
      const role = pick(['member', 'member', 'guest', 'host'], 101, n);
      // All are settled, because the job that settles past ones would keep the processor busy during the measurements.
      const status = pick(['attended', 'attended', 'confirmed', 'no_show'], 102, n);
      yield [buildId(PARTICIPANT, n), at, at, buildId(ACTIVITY, activity), contact, role, status];
    }
  },
};

/** The registrations for seminars. */
export const registrations: Table = {
  name: 'seminar_registration',
  columns: [
    ...RECORD,
    'activity_id',
    'contact_id',
    'full_name',
    'status',
    'arrival',
    'code',
    'registered_at',
    'checked_in_at',
  ],
  expected: (size) => (size.activities / 5) * 2 * countOnList(size),
  rows: function* (size) {
    const onList = countOnList(size);
    for (let n = 0; n < (size.activities / 5) * 2 * onList; n++) {
      const [list, place] = [Math.floor(n / onList), n % onList];
      const activity = 5 * Math.floor(list / 2) + 3 + (list % 2);
      const at = buildInstant(pickNumber(DAYS - 200, 103, activity), n);
      const contact = (pickNumber(size.contacts, 104, activity) + place) % size.contacts;
      // All are settled, because the job that settles past ones would keep the processor busy during the measurements.
      const status = pick(['attended', 'attended', 'attended', 'no_show'], 105, n);
      yield [
        buildId(REGISTRATION, n),
        at,
        at,
        buildId(ACTIVITY, activity),
        buildId(CONTACT, contact),
        buildPerson(contact).fullName,
        status,
        n,
        `BENCH-${n}`,
        at,
        status === 'attended' ? at : null,
      ];
    }
  },
};
