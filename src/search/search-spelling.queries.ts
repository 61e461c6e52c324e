import type { Actor } from '../common/actor/actor.constants.js';
import type { Bind } from '../common/lists/list-definition.rules.js';
import type { SqlClient } from '../database/connections/sql.client.js';
import { buildVisibleConfidentialLeadsQuery } from '../identity/access/access.policy.js';
import { buildVisibleCondition } from './search.queries.js';
import { LONG_WORD } from './search-spelling.rules.js';

/** The words of the dictionary for each word that may be a misspelling of them. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

/**
 * The greatest numbers of candidates of each sort for each misspelt word, large enough to include the intended word.
 */
const MAX_SIMILAR_WORDS = 30;
const MAX_WORDS_BY_PREFIX = 300;
/** The greatest number of near words. Hardly more words are one mistake and a few letters away from another. */
const MAX_NEAR_WORDS = 300;
/** The shortest word that is searched inside others, because shorter words are inside too many. */
const MIN_INFIX_LENGTH = 5;
/**
 * The number of letters of the beginning that must match. The first letters are rarely wrong. By them words with
 * several mistakes are found, which have few trigrams in common.
 */
const START_LETTERS = 3;

/**
 * SQL for words that are one mistake away (and some that are two), or that contain the word. Served by
 * search_word_rests_idx and search_word_trgm_idx.
 */
const buildNearQuery = (known: string) => `
  (SELECT known.word FROM search_word known WHERE search_rests(known.word) && search_rests(question.typed)
     AND ${known} LIMIT ${MAX_NEAR_WORDS})
  UNION ALL
  (SELECT known.word FROM search_word known WHERE length(question.typed) >= ${MIN_INFIX_LENGTH}
     AND known.word LIKE '%' || question.typed || '%' AND ${known}
   ORDER BY length(known.word), known.word LIMIT ${MAX_SIMILAR_WORDS})`;

const START = `left(question.typed, ${START_LETTERS})`;

/**
 * SQL for words with the same beginning and nearly the same length, which may be several mistakes away. Served by
 * search_word_word_idx.
 */
const buildSameStartQuery = (known: string) => `
  (SELECT known.word FROM search_word known WHERE length(question.typed) >= ${LONG_WORD}
     AND known.word ~>=~ ${START} AND known.word ~<~ (${START} || chr(1114111))
     AND abs(length(known.word) - length(question.typed)) < 3 AND ${known} LIMIT ${MAX_WORDS_BY_PREFIX})`;

/**
 * SQL for words that are similar by trigrams, whatever their beginning. It is used only when nothing else has been
 * found, because thousands of words have to be compared to find a few. Served by search_word_trgm_idx.
 */
const buildAlikeQuery = (known: string) => `
  (SELECT known.word FROM search_word known WHERE known.word % question.typed AND ${known}
   ORDER BY similarity(known.word, question.typed) DESC, known.word LIMIT ${MAX_SIMILAR_WORDS})`;

const CANDIDATES = { near: buildNearQuery, sameStart: buildSameStartQuery, alike: buildAlikeQuery };

/**
 * Reads the words of the dictionary that the given words may be misspellings of. Words that only confidential leads
 * contain are visible only to callers who may see these leads.
 */
export async function findSpellings(
  sql: SqlClient,
  words: readonly string[],
  sorts: readonly (keyof typeof CANDIDATES)[],
  actor: Actor,
): Promise<Spellings> {
  if (words.length === 0) return new Map();
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const visible = buildVisibleConfidentialLeadsQuery(actor, bind);
  const candidates = sorts.map((sort) => CANDIDATES[sort](buildVisibleCondition('known'))).join(' UNION ALL ');
  // The words are joined to one text, and some occur twice, because sorting hundreds of them or unpacking an array
  // takes longer than finding them.
  const rows = await sql.queryAll<{ typed: string; words: string }>(
    `WITH visible AS MATERIALIZED (${visible})
     SELECT question.typed, string_agg(candidate.word, ' ') AS words
     FROM unnest((SELECT ${bind(words)}::text[])) AS question(typed)
     CROSS JOIN LATERAL (${candidates}) AS candidate
     GROUP BY question.typed`,
    values,
  );
  return new Map(rows.map(({ typed, words }) => [typed, words.split(' ')]));
}
