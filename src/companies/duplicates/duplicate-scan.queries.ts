import type { SqlClient } from '../../database/connections/sql.client.js';
import { readFingerprints } from './duplicate-search.queries.js';
import { SHORT_FORM, SOUND } from '../names/company-keys.rules.js';
import { scoreDuplicate, type DuplicateScore } from './duplicate-scoring.rules.js';

/** A position in the scan: right after this pair. */
export interface ScanPosition {
  companyId: string;
  duplicateId: string;
}

/** A pair that the scan found, by id. */
export interface ScannedPair extends ScanPosition {
  score: DuplicateScore;
}

/** The result of one page of the scan. */
export interface ScanPage {
  pairs: ScannedPair[];
  /** The position from which to continue; undefined at the end of the scan. */
  next?: ScanPosition;
}

/** The options of a scan. */
export interface ScanOptions {
  minScore: number;
  /** Maximum number of pairs in a page. */
  limit: number;
  /** Milliseconds after which a page ends with the pairs found so far. A page without any pair must end too. */
  timeoutMs: number;
}

/** Number of companies per statement: many where only equal values are compared, fewer where names are compared. */
const CHUNK_SIZES = { equal: 2_000, similar: 250 };

/**
 * Maximum number of partners that one kind of similarity gives a company. A group of a thousand companies with one name
 * is visible in fewer.
 */
const MAX_PARTNERS = 50;

/** Trigram similarity of the identifying words from which names are compared: one typing mistake in six letters. */
const MIN_WORD_SIMILARITY = 0.4;

/** The scores that similar names alone can give; see `duplicate-scoring.rules.ts`. */
const MAX_SCORES = { same: 0.85, similar: 0.7, similarAbroad: 0.5 };

/** Minimum trigram similarity of whole names for a misspelling or a similar name. */
const MIN_NAME_SIMILARITY = { same: 0.6, similar: 0.45 };

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The companies of a chunk: the first `$2` from id `$1`. Served by company_pk. */
const CHUNK_COMPANIES = `a AS MATERIALIZED (
  SELECT id, name_key, core_key, native_key, plain_keys, email_domains, pinyin, country,
    array_remove(plain_keys || ARRAY[name_key, native_key], NULL) AS called
  FROM company CROSS JOIN LATERAL (
    SELECT ARRAY(SELECT key FROM unnest(alias_keys) AS key WHERE left(key, 1) NOT IN ('${SHORT_FORM}', '${SOUND}')) AS plain_keys) AS keys
  WHERE id >= $1 AND archived_at IS NULL ORDER BY id LIMIT $2)`;

/**
 * Builds the query for later companies that share a value with those of the chunk. The limit is applied outside,
 * because a limit inside would make the planner read whole tables.
 */
function buildPairQuery(condition: string): string {
  return `SELECT company, duplicate FROM (
    SELECT a.id AS company, b.id AS duplicate, row_number() OVER (PARTITION BY a.id ORDER BY b.id) AS place
    FROM a JOIN company b ON ${condition} AND b.id > a.id AND b.archived_at IS NULL) AS found
    WHERE place <= ${MAX_PARTNERS}`;
}

const PAIRS = 'SELECT company AS "companyId", duplicate AS "duplicateId"';

/**
 * Query for pairs with an equal value. Each block uses its own index, so the work grows with the number of companies
 * and not with its square.
 */
const EQUAL_PAIRS = `WITH ${CHUNK_COMPANIES} ${PAIRS} FROM (
  SELECT a.id AS company, ib.company_id AS duplicate FROM a
    JOIN company_identifier ia ON ia.company_id = a.id AND ia.active
    JOIN company_identifier ib ON ib.active AND ib.company_id > a.id
      AND ib.value = ANY(ARRAY[ia.value, 'BE' || ia.value, regexp_replace(ia.value, '^BE', '')])
  UNION ${buildPairQuery('b.native_key = a.native_key')}
  UNION ${buildPairQuery('b.name_key = a.name_key')}
  UNION ${buildPairQuery('b.core_key = a.core_key')}
  UNION ${buildPairQuery('b.pinyin = a.pinyin')}
  UNION ${buildPairQuery('b.alias_keys && a.called')}
  UNION ${buildPairQuery('b.name_key = ANY(a.plain_keys)')}
  UNION ${buildPairQuery('b.native_key = ANY(a.plain_keys)')}
  UNION ${buildPairQuery('b.email_domains && a.email_domains')}) AS pair`;

/**
 * Query for pairs whose identifying words are similar and whose names are similar by `$3`; pairs in two countries are
 * included when `$4` is true.
 */
const SIMILAR_PAIRS = `WITH ${CHUNK_COMPANIES} ${PAIRS} FROM (${buildPairQuery(`b.core_key % a.core_key
  AND (b.country = a.country OR $4) AND (similarity(b.name_key, a.name_key) >= $3::real
    OR replace(b.name_key, ' ', '') = replace(a.name_key, ' ', ''))`)}) AS pair`;

const LAST_IN_CHUNK = `WITH ${CHUNK_COMPANIES} SELECT id, count(*) OVER ()::integer AS companies FROM a ORDER BY id DESC LIMIT 1`;

/**
 * Scans the companies in the order of their ids, chunk by chunk, for later companies that may be the same. It stops
 * when it has enough pairs or when `timeoutMs` is over. Each pair is found once, under the company that was entered
 * first. Names that only sound similar and short forms are left to the search for duplicates of a single company. `sql` must belong to
 * a transaction.
 */
export async function scanDuplicates(
  sql: SqlClient,
  after: ScanPosition | undefined,
  { minScore, limit, timeoutMs }: ScanOptions,
): Promise<ScanPage> {
  // The planner does not know how rare similar values are and would prefer to read the whole table. Every block has an
  // index, so sequential scans are switched off.
  await sql.execute(
    `SELECT set_config('pg_trgm.similarity_threshold', $1, true), set_config('enable_seqscan', 'off', true),
       set_config('jit', 'off', true)`,
    [String(MIN_WORD_SIMILARITY)],
  );
  const size = minScore > MAX_SCORES.same ? CHUNK_SIZES.equal : CHUNK_SIZES.similar;
  const started = performance.now();
  const pairs: ScannedPair[] = [];
  let position = after;
  for (;;) {
    const from = position?.companyId ?? FIRST_ID;
    const end = await sql.queryOneOrNull<{ id: string; companies: number }>(LAST_IN_CHUNK, [from, size]);
    if (!end) return { pairs };
    pairs.push(...(await scanChunk(sql, { from, size, after: position, minScore })));
    if (pairs.length > limit) return buildPage(pairs, limit);
    if (end.companies < size) return { pairs };
    position = { companyId: end.id, duplicateId: LAST_ID };
    if (performance.now() - started > timeoutMs) return { pairs, next: position };
  }
}

function buildPage(pairs: ScannedPair[], limit: number): ScanPage {
  const page = pairs.slice(0, limit);
  const { companyId, duplicateId } = page.at(-1)!;
  return { pairs: page, next: { companyId, duplicateId } };
}

interface ScanChunk {
  from: string;
  size: number;
  after: ScanPosition | undefined;
  minScore: number;
}

async function scanChunk(sql: SqlClient, { from, size, after, minScore }: ScanChunk): Promise<ScannedPair[]> {
  const found = await sql.queryAll<ScanPosition>(EQUAL_PAIRS, [from, size]);
  if (minScore <= MAX_SCORES.same) {
    const similar = minScore > MAX_SCORES.similar ? MIN_NAME_SIMILARITY.same : MIN_NAME_SIMILARITY.similar;
    found.push(
      ...(await sql.queryAll<ScanPosition>(SIMILAR_PAIRS, [from, size, similar, minScore <= MAX_SCORES.similarAbroad])),
    );
  }
  const unique = new Map(
    found
      .filter((pair) => !after || buildPairKey(pair) > buildPairKey(after))
      .map((pair) => [buildPairKey(pair), pair]),
  );
  const candidates = [...unique.values()].toSorted((a, b) => (buildPairKey(a) < buildPairKey(b) ? -1 : 1));
  const ids = new Set(candidates.flatMap(({ companyId, duplicateId }) => [companyId, duplicateId]));
  const fingerprints = await readFingerprints(sql, [...ids]);
  return candidates.flatMap((pair) => {
    const [one, other] = [fingerprints.get(pair.companyId), fingerprints.get(pair.duplicateId)];
    if (!one || !other) return [];
    const score = scoreDuplicate(one, other);
    return score.score >= minScore ? [{ ...pair, score }] : [];
  });
}

const buildPairKey = ({ companyId, duplicateId }: ScanPosition) => companyId + duplicateId;
