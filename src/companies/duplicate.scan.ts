import { Sql } from '../database/sql.js';
import { readFingerprints } from './duplicate.fingerprints.js';
import { scoreDuplicate, type DuplicateScore } from './duplicate.scoring.js';

/** A place in the scan: after this pair. */
export interface ScanPosition {
  companyId: string;
  duplicateId: string;
}

/** A pair found, by id. */
export interface ScannedPair extends ScanPosition {
  score: DuplicateScore;
}

/** What one stretch of the scan gave. */
export interface ScanStretch {
  pairs: ScannedPair[];
  /** Where to go on; undefined when the database has been looked through. */
  next?: ScanPosition;
}

/** Companies looked at in one statement, and in one page: a page of a clean database must end too. */
const CHUNK = 250;
const MOST_CHUNKS = 8;

/** Most partners that one kind of likeness gives a company; a group of a thousand of one name shows itself in fewer. */
const MOST_PARTNERS = 50;

/** Trigram similarity of the words that are a name's own from which names are compared closely: one typo in six letters. */
const ALIKE = 0.4;

/** Likeness of names alone is worth no more than this: beyond it only what is equal counts, and no trigrams are read. */
const MOST_FOR_ALIKE = 0.85;

/** Sorts after every id. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const PARTNER = 'b.id > a.id AND b.archived_at IS NULL';

const block = (condition: string) => `
  SELECT a.id, b.id FROM a CROSS JOIN LATERAL (SELECT b.id FROM company b WHERE ${condition} AND ${PARTNER} LIMIT ${MOST_PARTNERS}) b`;

/** The companies of a chunk. Served by company_pk. */
const CHUNK_OF = `a AS MATERIALIZED (SELECT id, name_key, core_key, native_key, alias_keys, email_domains, pinyin
  FROM company WHERE id >= $1 AND archived_at IS NULL ORDER BY id LIMIT ${CHUNK})`;

/**
 * Pairs of the chunk's companies with later ones that are equal in something: each block has its index, so the work
 * grows with the companies and not with their square.
 */
const EQUAL = `WITH ${CHUNK_OF} SELECT pair.company AS "companyId", pair.duplicate AS "duplicateId" FROM (
  SELECT a.id AS company, ib.company_id AS duplicate FROM a
    JOIN company_identifier ia ON ia.company_id = a.id AND ia.active
    JOIN company_identifier ib ON ib.active AND ib.company_id > a.id
      AND ib.value = ANY(ARRAY[ia.value, 'BE' || ia.value, regexp_replace(ia.value, '^BE', '')])
  UNION ${block('b.native_key = a.native_key')}
  UNION ${block('b.name_key = a.name_key')}
  UNION ${block('b.core_key = a.core_key')}
  UNION ${block('b.pinyin = a.pinyin')}
  UNION ${block('b.alias_keys && (a.alias_keys || ARRAY[a.name_key, a.native_key])')}
  UNION ${block('b.name_key = ANY(a.alias_keys)')}
  UNION ${block('b.native_key = ANY(a.alias_keys)')}
  UNION ${block('b.email_domains && a.email_domains')}) AS pair`;

/** Pairs whose own words look alike. A plain join: with a limit per company the planner would read the whole table. */
const ALIKE_PAIRS = `WITH ${CHUNK_OF} SELECT a.id AS "companyId", b.id AS "duplicateId" FROM a
  JOIN company b ON b.core_key % a.core_key AND ${PARTNER}`;

const LAST_OF = `WITH ${CHUNK_OF} SELECT (array_agg(id ORDER BY id DESC))[1] AS last, count(*)::integer AS companies FROM a`;

/**
 * Looks through the companies in order of id, a chunk at a time, for later ones that may be the same, until enough
 * pairs are found or the page has looked at its share. Each pair is found once, at the one entered first. Names that
 * only sound alike are left to the duplicates of a single company. `sql` must be a transaction's.
 */
export async function scanDuplicates(
  sql: Sql,
  after: ScanPosition | undefined,
  { minScore, limit }: { minScore: number; limit: number },
): Promise<ScanStretch> {
  await sql.run(`SELECT set_config('pg_trgm.similarity_threshold', $1, true)`, [String(ALIKE)]);
  const pairs: ScannedPair[] = [];
  let position = after;
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
    const from = position?.companyId ?? '00000000-0000-0000-0000-000000000000';
    const here = await sql.first<{ last: string | null; companies: number }>(LAST_OF, [from]);
    pairs.push(...(await scanChunk(sql, from, position, minScore)));
    if (pairs.length > limit) {
      const page = pairs.slice(0, limit);
      const { companyId, duplicateId } = page.at(-1)!;
      return { pairs: page, next: { companyId, duplicateId } };
    }
    if (!here?.last || here.companies < CHUNK) return { pairs };
    position = { companyId: here.last, duplicateId: LAST_ID };
  }
  return { pairs, next: position };
}

async function scanChunk(
  sql: Sql,
  from: string,
  after: ScanPosition | undefined,
  minScore: number,
): Promise<ScannedPair[]> {
  const found = await sql.rows<ScanPosition>(EQUAL, [from]);
  if (minScore <= MOST_FOR_ALIKE) found.push(...(await sql.rows<ScanPosition>(ALIKE_PAIRS, [from])));
  const unique = new Map(found.filter((pair) => isAfter(pair, after)).map((pair) => [keyOf(pair), pair]));
  const candidates = [...unique.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const ids = new Set(candidates.flatMap(({ companyId, duplicateId }) => [companyId, duplicateId]));
  const fingerprints = await readFingerprints(sql, [...ids]);
  return candidates.flatMap((pair) => {
    const [one, other] = [fingerprints.get(pair.companyId), fingerprints.get(pair.duplicateId)];
    if (!one || !other) return [];
    const score = scoreDuplicate(one, other);
    return score.score >= minScore ? [{ ...pair, score }] : [];
  });
}

const keyOf = ({ companyId, duplicateId }: ScanPosition) => companyId + duplicateId;

function isAfter(pair: ScanPosition, after: ScanPosition | undefined): boolean {
  return !after || keyOf(pair) > keyOf(after);
}
