import { createNotFoundError } from '../../../common/errors/domain.errors.js';
import type { SqlClient } from '../../../database/connections/sql.client.js';
import type { ActivityStatus, Direction } from '../../activity.constants.js';
import { PARTICIPANT_ROLES, type ParticipantRole } from '../model/participant.constants.js';
import { IS_COMING } from './programme.list.js';
import type { ItemKind, ItemStatus } from '../model/programme.constants.js';

/** A name in Latin letters, and one in the native script. */
export interface BilingualName {
  name: string;
  nativeName: string | null;
}

/** The data of a delegation that a calendar or a print shows. */
export interface ProgrammeDelegation {
  id: string;
  reference: string;
  title: string;
  direction: Direction | null;
  status: ActivityStatus;
  startsOn: string;
  endsOn: string;
  timezone: string;
  country: string | null;
  city: string | null;
  version: number;
  updatedAt: Date;
  archivedAt: Date | null;
  sender: (BilingualName & { country: string }) | null;
}

/** An item of the programme, archived or not. */
export interface ProgrammeEntry {
  id: string;
  title: string;
  kind: ItemKind;
  status: ItemStatus;
  startsAt: Date;
  endsAt: Date;
  venue: string | null;
  city: string | null;
  description: string | null;
  travelMinutes: number;
  forAll: boolean;
  /** The participants named for the item, whether or not they come. */
  participantIds: string[];
  host: BilingualName | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  archivedAt: Date | null;
}

/** A participant of the delegation. */
export interface ProgrammePerson extends BilingualName {
  id: string;
  role: ParticipantRole;
  /** Whether the participant has neither declined nor cancelled. */
  isComing: boolean;
  /** The title on this visit, or else the job title. */
  function: string | null;
  company: BilingualName | null;
  version: number;
  updatedAt: Date;
}

/** A delegation with all data that its programme shows. */
export interface ProgrammeFacts {
  delegation: ProgrammeDelegation;
  hosts: (BilingualName & { country: string; city: string | null })[];
  people: ProgrammePerson[];
  /** In chronological order. */
  items: ProgrammeEntry[];
  /** The last change of any of the data. */
  changedAt: Date;
}

/** Reads all data that the programme of a delegation shows. @throws 404 */
export async function readProgrammeFacts(sql: SqlClient, id: string): Promise<ProgrammeFacts> {
  const delegation = await sql.queryOneOrNull<ProgrammeDelegation>(DELEGATION, [id]);
  if (!delegation) throw createNotFoundError('delegation', id);
  const hosts = await sql.queryAll<ProgrammeFacts['hosts'][number] & Changed>(HOSTS, [id]);
  const people = await sql.queryAll<ProgrammePerson & Changed>(PEOPLE, [id]);
  const items = await sql.queryAll<ProgrammeEntry & Changed>(ITEMS, [id]);
  const changes = [delegation.updatedAt, ...[...hosts, ...people, ...items].map(({ changedAt }) => changedAt)];
  const changedAt = new Date(Math.max(...changes.map((change) => change.getTime())));
  return { delegation, hosts, people, items, changedAt };
}

interface Changed {
  changedAt: Date;
}

const DELEGATION = `SELECT a.id, a.reference, a.title, a.direction, a.status, a.starts_on AS "startsOn", a.ends_on AS "endsOn",
    a.timezone, a.country, a.city, a.version, a.updated_at AS "updatedAt", a.archived_at AS "archivedAt",
    CASE WHEN s.id IS NOT NULL THEN json_build_object('name', s.name, 'nativeName', s.native_name, 'country', s.country) END AS sender
  FROM activity a LEFT JOIN company s ON s.id = a.sender_company_id WHERE a.id = $1 AND a.kind = 'delegation'`;

const HOSTS = `SELECT c.name, c.native_name AS "nativeName", c.country, c.city, c.updated_at AS "changedAt"
  FROM delegation_host h JOIN company c ON c.id = h.company_id WHERE h.activity_id = $1 ORDER BY fold(c.name), c.id`;

/** The head comes first; then the order is by role and name. */
const PEOPLE = `SELECT dp.id, dp.role, (${IS_COMING}) AS "isComing", k.full_name AS name, k.native_name AS "nativeName",
    coalesce(dp.title, k.job_title) AS function,
    CASE WHEN c.id IS NOT NULL THEN json_build_object('name', c.name, 'nativeName', c.native_name) END AS company,
    dp.version, dp.updated_at AS "updatedAt", greatest(dp.updated_at, k.updated_at, c.updated_at) AS "changedAt"
  FROM delegation_participant dp JOIN contact k ON k.id = dp.contact_id
  LEFT JOIN company c ON c.id = coalesce(dp.company_id, k.company_id)
  WHERE dp.activity_id = $1
  ORDER BY array_position(ARRAY[${PARTICIPANT_ROLES.map((role) => `'${role}'`).join(', ')}], dp.role), fold(k.full_name), dp.id`;

const ITEMS = `SELECT p.id, p.title, p.kind, p.status, p.starts_at AS "startsAt", p.ends_at AS "endsAt", p.venue, p.city,
    p.description, p.travel_minutes AS "travelMinutes", p.for_all AS "forAll",
    ARRAY(SELECT pp.participant_id::text FROM programme_item_participant pp WHERE pp.item_id = p.id
      ORDER BY pp.participant_id) AS "participantIds",
    CASE WHEN h.id IS NOT NULL THEN json_build_object('name', h.name, 'nativeName', h.native_name) END AS host,
    p.version, p.created_at AS "createdAt", p.updated_at AS "updatedAt", p.archived_at AS "archivedAt",
    greatest(p.updated_at, h.updated_at) AS "changedAt"
  FROM programme_item p LEFT JOIN company h ON h.id = p.host_company_id
  WHERE p.activity_id = $1 ORDER BY p.starts_at, p.ends_at, p.id`;
