import type { Actor } from '../common/actor/actor.constants.js';
import type { Bind } from '../common/lists/list-definition.rules.js';
import type { SqlClient } from '../database/connections/sql.client.js';
import { canSeeEveryLead, buildVisibleConfidentialLeadsQuery } from '../identity/access/access.policy.js';
import { NO_CODES } from './search-codes.rules.js';
import { MATCHES, type Match, type Question } from './search-question.rules.js';
import { joinWithOr } from './search-tsquery.rules.js';
import { SEARCH_KINDS, type SearchKind } from './search.view.js';

/** A record that was found, with the fields that it can be found by. Fields that its kind does not have are absent. */
export interface FoundRecord {
  kind: SearchKind;
  id: string;
  match: Match;
  /** The number of words in its title. */
  size: number;
  title: string;
  reference?: string | null;
  nativeName?: string | null;
  aliases?: string[] | null;
  pinyin?: string | null;
  pinyinInitials?: string | null;
  /** The identifiers of a company, if the question can be one. */
  identifiers?: string[] | null;
  email?: string | null;
  emailDomains?: string[] | null;
  phone?: string | null;
  wechatId?: string | null;
  codename?: string | null;
  tags?: string[] | null;
  /** The name of the company that a contact works for or that a lead belongs to. */
  company?: string | null;
  jobTitle?: string | null;
  stage?: string | null;
  /** The status of a lead, agreement or task. */
  status?: string | null;
  /** The kind of an activity or agreement. */
  type?: string | null;
  city?: string | null;
  country?: string | null;
  venue?: string | null;
  startsOn?: string | null;
  endsOn?: string | null;
  signedOn?: string | null;
  /** The fields of an agreement. */
  fields?: string[] | null;
  /** The name of the record that a task is about. */
  subject?: string | null;
  assignee?: string | null;
  dueOn?: string | null;
}

/** The question and the limits of one search in the database. */
export interface RecordSearch {
  question: Question;
  kinds: readonly SearchKind[];
  /** The greatest number of records. */
  limit: number;
  /** The number of closer hits from which on `far` hits do not count. */
  few: number;
  /** The ids of records that have been found already. */
  known: readonly string[];
}

/** The records, best first, and the kinds that have more of them. */
export interface FoundRecords {
  records: FoundRecord[];
  more: SearchKind[];
}

/** The number of hits that are ranked for each kind of record and each match: those with the shortest names. */
const MAX_CANDIDATES = 100;

/**
 * The number of hits among which the shortest names are chosen. Up to this number, the same records give the same hits,
 * wherever the table has them. It is small enough for words that half of the records contain.
 */
const MAX_COMPARED = 2_000;

/**
 * Finds records. Records that the caller may not see are excluded before anything is counted or cut off, so that they
 * have no effect on the result. Served by search_entry_company_idx, search_entry_contact_idx, search_entry_lead_idx,
 * search_entry_confidential_idx, search_entry_activity_idx, search_entry_agreement_idx, company_identifier_value_idx
 * and lead_reference_uq.
 */
export async function findRecords(
  sql: SqlClient,
  { question, kinds, limit, few, known }: RecordSearch,
  actor: Actor,
): Promise<FoundRecords> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const ways = MATCHES.flatMap((match, rank) => {
    const query = question.queries[match];
    return query === undefined ? [] : [{ query, rank }];
  });
  if (ways.length === 0 && question.codes === NO_CODES) return { records: [], more: [] };
  const [texts, ranks] = [ways.map(({ query }) => query), ways.map(({ rank }) => rank)];
  const shown = bindUnseen(bind, limit, 'integer');
  const limits = {
    // One hit beyond the limit tells whether there are more.
    matchLimit: bindUnseen(bind, Math.max(limit + 1, MAX_CANDIDATES), 'integer'),
    branchLimit: bindUnseen(bind, Math.max((limit + 1) * ways.length, MAX_CANDIDATES), 'integer'),
  };
  const branches: string[] = [];
  if (kinds.includes('company')) {
    branches.push(buildIndexQuery('company', `kind = 'company'`, limits), ...buildIdentifierQueries(question, bind));
  }
  if (kinds.includes('contact')) branches.push(buildIndexQuery('contact', `kind = 'contact'`, limits));
  if (kinds.includes('lead')) {
    branches.push(buildIndexQuery('lead', `kind = 'lead' AND confidential_lead_id IS NULL`, limits));
    branches.push(
      canSeeEveryLead(actor)
        ? buildIndexQuery('lead', CONFIDENTIAL, limits)
        : buildConfidentialQuery(bindUnseen(bind, joinWithOr(texts) ?? null, 'text')),
      ...buildReferenceQueries(question, bind),
    );
  }
  if (kinds.includes('activity')) branches.push(buildIndexQuery('activity', `kind = 'activity'`, limits));
  if (kinds.includes('agreement')) branches.push(buildIndexQuery('agreement', `kind = 'agreement'`, limits));
  if (branches.length === 0) return { records: [], more: [] };
  const rows = await sql.queryAll<HitRow>(
    `WITH visible AS MATERIALIZED (${buildVisibleConfidentialLeadsQuery(actor, bind)}),
     way AS MATERIALIZED (
       SELECT query::tsquery AS query, rank
       FROM unnest(${bindUnseen(bind, texts, 'text[]')}, ${bindUnseen(bind, ranks, 'integer[]')}) AS way(query, rank)
     ),
     found AS MATERIALIZED (
       SELECT kind, id, size, min(rank) AS rank FROM (${branches.join(' UNION ALL ')}) AS candidate
       WHERE id <> ALL (${bindUnseen(bind, known, 'uuid[]')}::uuid[]) GROUP BY kind, id, size
     ),
     hit AS MATERIALIZED (
       SELECT kind, id, size, rank, row_number() OVER (ORDER BY rank, size, kind, id) AS place FROM found
       WHERE rank < ${FAR} OR (SELECT count(*) FROM found WHERE rank < ${FAR}) < ${bindUnseen(bind, few, 'integer')}
     )
     SELECT hit.kind, hit.id, hit.rank, hit.size, ${buildDetails(question)} AS details,
       (SELECT array_agg(DISTINCT kind) FROM hit WHERE place > ${shown}) AS more
     FROM hit WHERE hit.place <= ${shown} ORDER BY hit.place`,
    values,
  );
  const records = rows.map(({ kind, id, rank, size, details }) => {
    return { ...details, id, size, kind: SEARCH_KINDS[kind]!, match: MATCHES[rank]! };
  });
  return { records, more: (rows[0]?.more ?? []).map((kind) => SEARCH_KINDS[kind]!) };
}

/** Returns the number of a kind within the statement. Hits that are equally good are ordered by these numbers. */
const getKindNumber = (kind: SearchKind) => SEARCH_KINDS.indexOf(kind);
const FAR = MATCHES.indexOf('far');

interface HitRow {
  kind: number;
  id: string;
  rank: number;
  size: number;
  details: Omit<FoundRecord, 'kind' | 'id' | 'match' | 'size'>;
  more: number[] | null;
}

/**
 * SQL that reads a hit by its kind. Joins to all five tables took PostgreSQL two milliseconds to plan because of their
 * many indexes, and every connection plans a statement several times before it keeps the plan.
 */
function buildDetails(question: Question): string {
  const identifiers = hasIdentifierCode(question)
    ? '(SELECT json_agg(value) FROM company_identifier WHERE company_id = c.id)'
    : 'NULL';
  return `CASE hit.kind
    WHEN ${getKindNumber('company')} THEN (
      SELECT json_build_object('title', c.name, 'nativeName', c.native_name, 'aliases', c.aliases, 'pinyin', c.pinyin,
        'pinyinInitials', c.pinyin_initials, 'emailDomains', c.email_domains, 'tags', c.tags, 'city', c.city,
        'country', c.country, 'identifiers', ${identifiers})
      FROM company c WHERE c.id = hit.id)
    WHEN ${getKindNumber('contact')} THEN (
      SELECT json_build_object('title', k.full_name, 'nativeName', k.native_name, 'pinyin', k.pinyin,
        'pinyinInitials', k.pinyin_initials, 'email', k.email, 'phone', k.phone, 'wechatId', k.wechat_id, 'tags', k.tags,
        'jobTitle', k.job_title, 'company', (SELECT c.name FROM company c WHERE c.id = k.company_id))
      FROM contact k WHERE k.id = hit.id)
    WHEN ${getKindNumber('lead')} THEN (
      SELECT json_build_object('title', l.title, 'reference', l.reference, 'codename', l.codename, 'tags', l.tags,
        'stage', l.stage, 'status', l.status, 'company', (SELECT c.name FROM company c WHERE c.id = l.company_id))
      FROM lead l WHERE l.id = hit.id)
    WHEN ${getKindNumber('activity')} THEN (
      SELECT json_build_object('title', a.title, 'reference', a.reference, 'type', a.kind, 'city', a.city,
        'country', a.country, 'venue', a.venue, 'startsOn', a.starts_on, 'endsOn', a.ends_on)
      FROM activity a WHERE a.id = hit.id)
    ELSE (
      SELECT json_build_object('title', g.title, 'reference', g.reference, 'type', g.kind, 'status', g.status,
        'signedOn', g.signed_on, 'fields', g.fields)
      FROM agreement g WHERE g.id = hit.id)
  END`;
}

/** The parameters that limit the number of hits that are read. */
interface BranchLimits {
  /** The greatest number of hits that are read for one match. */
  matchLimit: string;
  /**
   * The number of hits after which no further match is tried. One record can be found by every match and must not count
   * for all of them.
   */
  branchLimit: string;
}

const CONFIDENTIAL = `kind = 'lead' AND confidential_lead_id IS NOT NULL`;

/**
 * SQL for records found by the terms of an index, match by match, best first, until there are enough. The inner query
 * is materialised so that it is planned without regard to the limit, which would make a scan of the whole table look
 * cheap. PostgreSQL still reads it only up to the limit.
 */
function buildIndexQuery(kind: SearchKind, condition: string, { matchLimit, branchLimit }: BranchLimits): string {
  return `(SELECT ${getKindNumber(kind)} AS kind, found.id, found.size, way.rank FROM way CROSS JOIN LATERAL (
    WITH matching AS MATERIALIZED (SELECT id, size FROM search_entry WHERE ${condition} AND terms @@ way.query)
    SELECT id, size FROM (SELECT id, size FROM matching LIMIT ${MAX_COMPARED}) AS compared
    ORDER BY size, id LIMIT ${matchLimit}) AS found LIMIT ${branchLimit})`;
}

/**
 * SQL for confidential leads for a caller who sees only some of them. They are found by all matches at once, so that
 * the leads of others, of which thousands may share a word, are skipped once and not for each match.
 */
function buildConfidentialQuery(anyWay: string): string {
  return `(WITH matching AS MATERIALIZED (
      SELECT id, size, terms FROM search_entry
      WHERE ${CONFIDENTIAL} AND terms @@ ${anyWay}::tsquery AND ${buildVisibleCondition('search_entry')})
    SELECT ${getKindNumber('lead')} AS kind, id, size, way.rank FROM matching JOIN way ON matching.terms @@ way.query)`;
}

/** SQL that is true if a row belongs to no confidential lead, or to one that the caller may see. */
export function buildVisibleCondition(alias: string): string {
  return `(${alias}.confidential_lead_id IS NULL OR ${alias}.confidential_lead_id IN (SELECT id FROM visible))`;
}

/**
 * Binds a value in a form that the planner does not evaluate. A plan for one question looks cheaper than a plan for all
 * questions, because most questions have few matches and a limit, so that PostgreSQL would plan every question again.
 * Planning the long statement took three milliseconds, while running it takes half a millisecond.
 */
function bindUnseen(bind: Bind, value: unknown, type: string): string {
  return `(SELECT ${bind(value)}::${type})`;
}

/** SQL for companies by identifier, complete or by its beginning. */
function buildIdentifierQueries(question: Question, bind: Bind): string[] {
  if (!hasIdentifierCode(question)) return [];
  const { identifiers, identifierStart } = question.codes;
  const start = bindUnseen(bind, identifierStart, 'text');
  return [
    buildIdentifierQuery('exact', `identifier.value = ANY(${bindUnseen(bind, identifiers, 'text[]')}::text[])`),
    // The condition is a range, because the pattern of a LIKE is not known when the statement is planned.
    buildIdentifierQuery('start', `identifier.value ~>=~ ${start} AND identifier.value ~<~ (${start} || '~')`),
  ];
}

function hasIdentifierCode({ codes: { identifiers, identifierStart } }: Question): boolean {
  return identifiers.length > 0 || identifierStart !== null;
}

function buildIdentifierQuery(match: Match, condition: string): string {
  return `(SELECT ${getKindNumber('company')} AS kind, entry.id, entry.size, ${MATCHES.indexOf(match)} AS rank
    FROM company_identifier identifier JOIN search_entry entry ON entry.id = identifier.company_id
    WHERE ${condition} LIMIT ${MAX_CANDIDATES})`;
}

/** SQL for a lead by its reference. The references of activities and agreements are in the index. */
function buildReferenceQueries({ codes: { references } }: Question, bind: Bind): string[] {
  if (references.length === 0) return [];
  return [
    `SELECT ${getKindNumber('lead')} AS kind, entry.id, entry.size, ${MATCHES.indexOf('exact')} AS rank
    FROM lead JOIN search_entry entry ON entry.id = lead.id
    WHERE lead.reference = ANY(${bindUnseen(bind, references, 'text[]')}::text[]) AND ${buildVisibleCondition('entry')}`,
  ];
}
