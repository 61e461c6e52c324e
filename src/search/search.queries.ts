import type { Actor } from '../common/actor/actor.js';
import type { Bind } from '../common/lists/list.definition.js';
import type { Sql } from '../database/sql.js';
import { seesEveryLead, visibleConfidentialLeads } from '../identity/access.policy.js';
import { NO_CODES } from './search.codes.js';
import { MATCHES, type Match, type Question } from './search.question.js';
import { anyOf } from './search.tsquery.js';
import { SEARCH_KINDS, type SearchKind } from './search.view.js';

/** A record that was found, with what it may have been found by. Fields that its kind does not have are null. */
export interface FoundRecord {
  kind: SearchKind;
  id: string;
  match: Match;
  /** Words in its title. */
  size: number;
  title: string;
  /** Parts of the second line, some of them null. */
  about: (string | null)[];
  reference: string | null;
  nativeName: string | null;
  aliases: string[] | null;
  pinyin: (string | null)[] | null;
  identifiers: string[] | null;
  email: string | null;
  emailDomains: string[] | null;
  phone: string | null;
  wechatId: string | null;
  codename: string | null;
  tags: string[] | null;
  /** What an activity or agreement is, in words. */
  type: string | null;
  places: (string | null)[];
  /** The years it falls into. */
  years: (string | null)[];
  /** What an agreement is about. */
  fields: string[] | null;
}

/**
 * Hits looked at for each kind of record and way to be found: enough to bring the shorter names to the front, few enough
 * for words that half of the records have.
 */
const MOST_CANDIDATES = 100;

/**
 * Finds records. What the caller may not see is left out before anything is counted or cut off, so that it changes
 * nothing for him. Served by search_entry_company_idx, search_entry_contact_idx, search_entry_lead_idx,
 * search_entry_confidential_idx, search_entry_activity_idx, search_entry_agreement_idx, company_identifier_value_idx and
 * lead_reference_uq.
 */
export async function findRecords(
  sql: Sql,
  question: Question,
  kinds: readonly SearchKind[],
  limit: number,
  actor: Actor,
): Promise<FoundRecord[]> {
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const ways = MATCHES.flatMap((match, rank) => {
    const query = question.queries[match];
    return query === undefined ? [] : [{ query, rank }];
  });
  if (ways.length === 0 && question.codes === NO_CODES) return [];
  const [texts, ranks] = [ways.map(({ query }) => query), ways.map(({ rank }) => rank)];
  const asked = {
    ways: `unnest(${unseen(bind, texts, 'text[]')}, ${unseen(bind, ranks, 'integer[]')}) AS way(query, rank)`,
    most: unseen(bind, Math.max(limit, MOST_CANDIDATES), 'integer'),
    enough: unseen(bind, Math.max(limit * ways.length, MOST_CANDIDATES), 'integer'),
  };
  const branches: string[] = [];
  if (kinds.includes('company')) branches.push(indexed(`kind = 'company'`, asked), ...identified(question, bind));
  if (kinds.includes('contact')) branches.push(indexed(`kind = 'contact'`, asked));
  if (kinds.includes('lead')) {
    branches.push(indexed(`kind = 'lead' AND confidential_lead_id IS NULL`, asked));
    branches.push(
      seesEveryLead(actor)
        ? indexed(CONFIDENTIAL, asked)
        : confidential(asked, unseen(bind, anyOf(texts) ?? null, 'text')),
      referenced(question, bind),
    );
  }
  if (kinds.includes('activity')) branches.push(indexed(`kind = 'activity'`, asked));
  if (kinds.includes('agreement')) branches.push(indexed(`kind = 'agreement'`, asked));
  if (branches.length === 0) return [];
  const rows = await sql.rows<FoundRecord & { rank: number }>(
    `WITH visible AS MATERIALIZED (${visibleConfidentialLeads(actor, bind)})
     SELECT hit.kind, hit.id, hit.rank, hit.size, ${DETAILS}
     FROM (
       SELECT kind, id, size, min(rank) AS rank FROM (${branches.join(' UNION ALL ')}) AS candidate
       GROUP BY kind, id, size ORDER BY rank, size, ${PLACE_OF_KIND}, kind), id LIMIT ${unseen(bind, limit, 'integer')}
     ) AS hit
     LEFT JOIN company c ON hit.kind = 'company' AND c.id = hit.id
     LEFT JOIN contact k ON hit.kind = 'contact' AND k.id = hit.id
     LEFT JOIN lead l ON hit.kind = 'lead' AND l.id = hit.id
     LEFT JOIN company employer ON employer.id = k.company_id
     LEFT JOIN company investor ON investor.id = l.company_id
     LEFT JOIN activity a ON hit.kind = 'activity' AND a.id = hit.id
     LEFT JOIN agreement g ON hit.kind = 'agreement' AND g.id = hit.id
     ORDER BY hit.rank, hit.size, ${PLACE_OF_KIND}, hit.kind), hit.id`,
    values,
  );
  return rows.map(({ rank, ...row }) => ({ ...row, match: MATCHES[rank]! }));
}

/** Kinds in the order in which equally good hits come. */
const PLACE_OF_KIND = `array_position('{${SEARCH_KINDS.join(',')}}'::text[]`;

const DETAILS = `coalesce(c.name, k.full_name, l.title, a.title, g.title) AS title,
  coalesce(l.reference, a.reference, g.reference) AS reference,
  CASE hit.kind
    WHEN 'company' THEN ARRAY[c.native_name, c.city, c.country]
    WHEN 'contact' THEN ARRAY[k.job_title, employer.name]
    WHEN 'lead' THEN ARRAY[investor.name, l.stage, l.status]
    WHEN 'activity' THEN ARRAY[replace(a.kind, '_', ' '), a.city, a.country, a.starts_on::text]
    ELSE ARRAY[replace(g.kind, '_', ' '), replace(g.status, '_', ' '), g.signed_on::text]
  END AS about,
  coalesce(c.native_name, k.native_name) AS "nativeName", c.aliases,
  ARRAY[coalesce(c.pinyin, k.pinyin), coalesce(c.pinyin_initials, k.pinyin_initials)] AS pinyin,
  (SELECT array_agg(value) FROM company_identifier WHERE company_id = c.id) AS identifiers,
  k.email, c.email_domains AS "emailDomains", k.phone, k.wechat_id AS "wechatId", l.codename,
  coalesce(c.tags, k.tags, l.tags) AS tags,
  replace(coalesce(a.kind, g.kind), '_', ' ') AS type, ARRAY[a.city, a.venue] AS places, g.fields,
  ARRAY[extract(year FROM a.starts_on)::text, extract(year FROM a.ends_on)::text, extract(year FROM g.signed_on)::text] AS years`;

/** The question as parts of a statement. */
interface Asked {
  /** A row for each way to be found: query and rank. */
  ways: string;
  /** Most hits to look at for one way to be found. */
  most: string;
  /** Hits after which no further way is tried. One record may be found in every way and must not count for all. */
  enough: string;
}

const CONFIDENTIAL = `kind = 'lead' AND confidential_lead_id IS NOT NULL`;

/**
 * Records by the terms of an index: way by way, best first, until there are enough. The inner query is materialised so
 * that it is planned without regard to the limit, which would make a scan of the whole table look cheap; it is still
 * read no further than the limit.
 */
function indexed(condition: string, { ways, most, enough }: Asked): string {
  return `(SELECT found.kind, found.id, found.size, way.rank FROM ${ways} CROSS JOIN LATERAL (
    WITH matching AS MATERIALIZED (SELECT kind, id, size FROM search_entry WHERE ${condition} AND terms @@ way.query::tsquery)
    SELECT kind, id, size FROM matching LIMIT ${most}) AS found LIMIT ${enough})`;
}

/**
 * Confidential leads for somebody who sees only some: found by all ways at once, so that those of others, which may
 * share a word by the thousand, are passed over once and not for each way.
 */
function confidential({ ways }: Asked, anyWay: string): string {
  return `(WITH matching AS MATERIALIZED (
      SELECT kind, id, size, terms FROM search_entry
      WHERE ${CONFIDENTIAL} AND terms @@ ${anyWay}::tsquery AND ${maySee('search_entry')})
    SELECT kind, id, size, way.rank FROM matching JOIN ${ways} ON matching.terms @@ way.query::tsquery)`;
}

/** Whether a row belongs to no confidential lead, or to one that the caller may see. */
export function maySee(alias: string): string {
  return `(${alias}.confidential_lead_id IS NULL OR ${alias}.confidential_lead_id IN (SELECT id FROM visible))`;
}

/**
 * A value that the planner does not look at. A plan made for the very question looks cheaper than the one that serves
 * all (most questions have no identifier, few ways to be found, a limit), so PostgreSQL would plan every question
 * anew. The statement is long: that took three milliseconds, where answering takes a half.
 */
function unseen(bind: Bind, value: unknown, type: string): string {
  return `(SELECT ${bind(value)}::${type})`;
}

/** Companies by identifier, whole or by its beginning. */
function identified({ codes }: Question, bind: Bind): string[] {
  const start = unseen(bind, codes.identifierStart, 'text');
  return [
    byIdentifier('exact', `identifier.value = ANY(${unseen(bind, codes.identifiers, 'text[]')}::text[])`),
    // Written as a range, because the pattern of a LIKE is not known when the statement is planned.
    byIdentifier('start', `identifier.value ~>=~ ${start} AND identifier.value ~<~ (${start} || '~')`),
  ];
}

function byIdentifier(match: Match, condition: string): string {
  return `(SELECT entry.kind, entry.id, entry.size, ${MATCHES.indexOf(match)} AS rank FROM company_identifier identifier
    JOIN search_entry entry ON entry.id = identifier.company_id WHERE ${condition} LIMIT ${MOST_CANDIDATES})`;
}

/** A lead by its reference; those of activities and agreements are in the index. */
function referenced({ codes }: Question, bind: Bind): string {
  return `SELECT entry.kind, entry.id, entry.size, ${MATCHES.indexOf('exact')} AS rank
    FROM lead JOIN search_entry entry ON entry.id = lead.id
    WHERE lead.reference = ANY(${unseen(bind, codes.references, 'text[]')}::text[]) AND ${maySee('entry')}`;
}
