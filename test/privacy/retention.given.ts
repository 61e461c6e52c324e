import type pg from 'pg';

/** Rows of tables as the test made them, by table. */
export type Given = Readonly<Record<string, readonly Row[]>>;
type Row = Record<string, unknown>;

const START = Date.parse('2018-01-01T09:00:00Z');
const DAY_MS = 86_400_000;

/** Returns numbers that look random and are the same in every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const buildId = (kind: number, n: number) =>
  `019b${kind.toString(16).padStart(4, '0')}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/**
 * Makes contacts with all kinds of own contacts and of reasons to keep them, and some that were merged, as rows of their tables.
 * @param days the number of days over which moments are spread, from 2018-01-01 on
 */
export function makePeople(count: number, days: number): Given {
  const random = createRandom(count);
  const moment = () => new Date(START + random(days) * DAY_MS + random(DAY_MS)).toISOString();
  const record = (id: string, at = moment()) => ({ id, created_at: at, updated_at: at });
  const tables: Record<string, Row[]> = {};
  const add = (table: string, row: Row) => void (tables[table] ??= []).push(row);
  let made = 0;
  const newId = () => buildId(9, ++made);
  const seminar = newId();
  const over = { starts_on: '2020-05-04', ends_on: '2020-05-04', reference: 'SEM-1990-0001', kind: 'seminar' };
  add('activity', { ...record(seminar), title: 'Light in care', ...over, status: 'completed' });
  const delegations = [
    ['2030-03-01', 'planned'],
    ['2030-03-01', 'cancelled'],
    ['2019-03-01', 'completed'],
  ].map(([day, status], index) => {
    const id = newId();
    const own = { title: 'Visit', starts_on: day, ends_on: day, reference: `DEL-1990-000${index}`, kind: 'delegation' };
    add('activity', { ...record(id), ...own, status });
    return id;
  });
  const slot = (at: string) => {
    const id = newId();
    add('meeting_slot', {
      id,
      activity_id: seminar,
      starts_at: at,
      ends_at: new Date(Date.parse(at) + 1_800_000).toISOString(),
    });
    return id;
  };
  const agreements = ['in_force', 'signed', 'expired', 'draft'].map((status, index) => {
    const id = newId();
    add('agreement', {
      ...record(id),
      title: 'Partnership',
      kind: 'cooperation',
      reference: `AGR-1990-000${index}`,
      status,
    });
    return id;
  });
  const host = newId();
  add('meeting_party', { ...record(host), activity_id: seminar, side: 'host', name: 'Host' });

  for (let n = 0; n < count; n++) {
    const id = buildId(1, n);
    const at = moment();
    // Every tenth contact was merged into the one before it.
    const mergedInto = n % 10 === 9 ? buildId(1, n - 1) : null;
    const isArchived = mergedInto !== null || n % 13 === 0;
    const keepUntil = n % 17 === 0 ? '2026-12-31' : n % 19 === 0 ? '2026-05-31' : null;
    add('contact', {
      ...record(id, at),
      updated_at: '2026-05-30T00:00:00Z',
      archived_at: isArchived ? '2026-05-30T00:00:00Z' : null,
      full_name: `Person ${n}`,
      merged_into_id: mergedInto,
      keep_until: mergedInto === null ? keepUntil : null,
    });
    if (random(3) === 0) addInteraction(id);
    if (random(5) === 0) addInteraction(id);
    if (random(6) === 0) {
      const consent = {
        purpose: 'marketing',
        lawful_basis: 'consent',
        wording: 'Yes',
        wording_version: '1',
        source: 'Form',
      };
      add('consent', {
        id: newId(),
        contact_id: id,
        ...consent,
        granted: random(2) === 0,
        occurred_at: moment(),
        created_at: at,
      });
    }
    if (random(6) === 0) addRegistration(id);
    if (random(9) === 0) addMeeting(id);
    if (random(12) === 0) {
      add('delegation_participant', {
        ...record(newId()),
        activity_id: delegations[random(3)],
        contact_id: id,
        role: 'member',
        status: ['invited', 'declined', 'attended'][random(3)],
      });
    }
    if (random(15) === 0) {
      add('agreement_signatory', {
        agreement_id: agreements[random(4)],
        position: n + 1,
        name: 'Signatory',
        contact_id: id,
      });
    }
    if (random(12) === 0) {
      const status = ['open', 'done'][random(2)]!;
      const archived = random(4) === 0 ? at : null;
      const closed = status === 'open' ? null : at;
      add('task', {
        ...record(newId()),
        title: 'Call',
        contact_id: id,
        status,
        closed_at: closed,
        archived_at: archived,
      });
    }
    if (random(20) === 0) {
      const state = ['open', 'in_progress', 'withdrawn'][random(3)]!;
      const days = { received_on: '2026-05-20', due_on: '2026-06-22' };
      const reference = `PRIV-1990-${n}`;
      add('privacy_request', {
        ...record(newId()),
        reference,
        kind: 'access',
        contact_id: id,
        subject_name: 'x',
        ...days,
        state,
      });
    }
    if (random(12) === 0) addLead(id);
  }
  return tables;

  function addInteraction(contactId: string): void {
    const id = newId();
    const direction = [null, 'inbound', 'outbound'][random(3)];
    const kind = ['email', 'call', 'meeting', 'site_visit'][random(4)];
    const archivedAt = random(8) === 0 ? moment() : null;
    add('interaction', {
      ...record(id),
      kind,
      occurred_at: moment(),
      subject: 'Talked',
      direction,
      archived_at: archivedAt,
    });
    add('interaction_contact', { interaction_id: id, contact_id: contactId });
  }

  function addRegistration(contactId: string): void {
    const id = newId();
    const registered = moment();
    const attended = random(2) === 0 ? moment() : null;
    add('seminar_registration', {
      ...record(id),
      activity_id: seminar,
      contact_id: contactId,
      full_name: 'Guest',
      status: attended ? 'attended' : 'no_show',
      arrival: made,
      code: `CODE${made}`,
      registered_at: registered,
      checked_in_at: attended,
      archived_at: random(6) === 0 ? registered : null,
    });
  }

  function addMeeting(contactId: string): void {
    const party = newId();
    add('meeting_party', { ...record(party), activity_id: seminar, side: 'visitor', contact_id: contactId });
    add('meeting', {
      ...record(newId()),
      activity_id: seminar,
      slot_id: slot(moment()),
      table_number: 1,
      visitor_id: party,
      host_id: host,
      origin: 'hand',
      fixed: true,
      status: ['held', 'cancelled', 'no_show'][random(3)],
    });
  }

  function addLead(contactId: string): void {
    const id = newId();
    const status = ['open', 'on_hold', 'lost'][random(3)]!;
    const closed = status === 'lost' ? { closed_on: '2020-01-02', status_reason: 'financing' } : {};
    add('lead', {
      ...record(id),
      reference: `LEAD-1990-${made}`,
      title: 'Plant',
      company_id: COMPANY,
      owner_id: OWNER,
      status,
      ...closed,
      stage_entered_on: '2019-01-02',
      received_on: '2019-01-02',
      source_channel: 'web',
      archived_at: random(5) === 0 ? '2020-05-01T00:00:00Z' : null,
    });
    add('lead_contact', { lead_id: id, contact_id: contactId, added_at: '2019-01-02T00:00:00Z' });
  }
}

/** Stand for the owner and the company of the leads until they are stored. */
const OWNER = 'owner';
const COMPANY = 'company';

const ORDER = ['contact', 'activity', 'agreement', 'meeting_slot', 'meeting_party', 'meeting', 'lead', 'interaction'];

/** Stores made rows as they are, without the rules of the application. */
export async function storeRows(
  db: pg.Pool,
  given: Given,
  lead: { ownerId: string; companyId: string },
): Promise<void> {
  const tables = [...ORDER, ...Object.keys(given).filter((table) => !ORDER.includes(table))];
  for (const table of tables) {
    const rows = (given[table] ?? []).map((row) =>
      'owner_id' in row ? { ...row, owner_id: lead.ownerId, company_id: lead.companyId } : row,
    );
    if (rows.length === 0) continue;
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const names = columns.map((column) => `"${column}"`).join(', ');
    await db.query(
      `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [JSON.stringify(rows)],
    );
  }
}
