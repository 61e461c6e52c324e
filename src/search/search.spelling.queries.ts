import type { Actor } from '../common/actor/actor.js';
import type { Bind } from '../common/lists/list.definition.js';
import type { Sql } from '../database/sql.js';
import { visibleConfidentialLeads } from '../identity/access.policy.js';
import { maySee } from './search.queries.js';
import { LONG_WORD } from './search.spelling.js';

/** Words of the dictionary by the words that may be meant for them. */
export type Spellings = ReadonlyMap<string, readonly string[]>;

/** Candidates of each sort for each misspelt word: enough for the word that was meant to be among them. */
const MOST_ALIKE = 30;
const MOST_OF_ONE_START = 300;
/** More words than this are hardly one mistake away from another, and a few letters more. */
const MOST_NEAR = 300;
/** A shorter word stands inside too many others. */
const SHORTEST_INSIDE = 5;
/** The first letters are rarely the wrong ones; by them words with several mistakes are found, which share few trigrams. */
const START_LETTERS = 3;

/**
 * Words of the dictionary one mistake away from these (and some that are two), or holding them. Words that only
 * confidential leads have are known to those who may see these. Served by search_word_rests_idx and
 * search_word_trgm_idx.
 */
export function findNearSpellings(sql: Sql, words: readonly string[], actor: Actor): Promise<Spellings> {
  return findSpellings(
    sql,
    words,
    actor,
    (known) => `
      (SELECT known.word FROM search_word known WHERE search_rests(known.word) && search_rests(question.typed)
         AND ${known} LIMIT ${MOST_NEAR})
      UNION ALL
      (SELECT known.word FROM search_word known WHERE length(question.typed) >= ${SHORTEST_INSIDE}
         AND known.word LIKE '%' || question.typed || '%' AND ${known}
       ORDER BY length(known.word), known.word LIMIT ${MOST_ALIKE})`,
  );
}

/**
 * Words of the dictionary that have several mistakes from these: with the same beginning and about as long.
 * Served by search_word_word_idx.
 * @param alike also words that are alike by trigrams, whatever they begin with: for when nothing else has been found,
 *   since thousands of words have to be looked at for the few. Served by search_word_trgm_idx.
 */
export function findFarSpellings(sql: Sql, words: readonly string[], alike: boolean, actor: Actor): Promise<Spellings> {
  const start = `left(question.typed, ${START_LETTERS})`;
  const sameStart = (known: string) => `
    (SELECT known.word FROM search_word known WHERE length(question.typed) >= ${LONG_WORD}
       AND known.word ~>=~ ${start} AND known.word ~<~ (${start} || chr(1114111))
       AND abs(length(known.word) - length(question.typed)) < 3 AND ${known} LIMIT ${MOST_OF_ONE_START})`;
  const byTrigrams = (known: string) => `
    (SELECT known.word FROM search_word known WHERE known.word % question.typed AND ${known}
     ORDER BY similarity(known.word, question.typed) DESC, known.word LIMIT ${MOST_ALIKE}) UNION ALL`;
  return findSpellings(sql, words, actor, (known) => (alike ? byTrigrams(known) : '') + sameStart(known));
}

/** @param candidates of the word `question.typed`; gets the condition for what the caller may know */
async function findSpellings(
  sql: Sql,
  words: readonly string[],
  actor: Actor,
  candidates: (known: string) => string,
): Promise<Spellings> {
  if (words.length === 0) return new Map();
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const rows = await sql.rows<{ typed: string; words: string[] }>(
    `WITH visible AS MATERIALIZED (${visibleConfidentialLeads(actor, bind)})
     SELECT question.typed, array_agg(DISTINCT alike.word) AS words
     FROM unnest((SELECT ${bind(words)}::text[])) AS question(typed)
     CROSS JOIN LATERAL (${candidates(maySee('known'))}) AS alike
     GROUP BY question.typed`,
    values,
  );
  return new Map(rows.map(({ typed, words }) => [typed, words]));
}
