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

/** One mistake away (and some that are two), or holding the word. Served by search_word_rests_idx and search_word_trgm_idx. */
const near = (known: string) => `
  (SELECT known.word FROM search_word known WHERE search_rests(known.word) && search_rests(question.typed)
     AND ${known} LIMIT ${MOST_NEAR})
  UNION ALL
  (SELECT known.word FROM search_word known WHERE length(question.typed) >= ${SHORTEST_INSIDE}
     AND known.word LIKE '%' || question.typed || '%' AND ${known}
   ORDER BY length(known.word), known.word LIMIT ${MOST_ALIKE})`;

const START = `left(question.typed, ${START_LETTERS})`;

/** With the same beginning and about as long: what may be several mistakes away. Served by search_word_word_idx. */
const sameStart = (known: string) => `
  (SELECT known.word FROM search_word known WHERE length(question.typed) >= ${LONG_WORD}
     AND known.word ~>=~ ${START} AND known.word ~<~ (${START} || chr(1114111))
     AND abs(length(known.word) - length(question.typed)) < 3 AND ${known} LIMIT ${MOST_OF_ONE_START})`;

/**
 * Alike by trigrams, whatever it begins with: for when nothing else has been found, since thousands of words have to be
 * looked at for the few. Served by search_word_trgm_idx.
 */
const alike = (known: string) => `
  (SELECT known.word FROM search_word known WHERE known.word % question.typed AND ${known}
   ORDER BY similarity(known.word, question.typed) DESC, known.word LIMIT ${MOST_ALIKE})`;

const CANDIDATES = { near, sameStart, alike };

/**
 * Words of the dictionary that these may be misspellings of. Words that only confidential leads have are known to those
 * who may see these.
 */
export async function findSpellings(
  sql: Sql,
  words: readonly string[],
  sorts: readonly (keyof typeof CANDIDATES)[],
  actor: Actor,
): Promise<Spellings> {
  if (words.length === 0) return new Map();
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const visible = visibleConfidentialLeads(actor, bind);
  const candidates = sorts.map((sort) => CANDIDATES[sort](maySee('known'))).join(' UNION ALL ');
  // As one text, some words twice: to sort hundreds of them, and to take an array apart, takes longer than to find them.
  const rows = await sql.rows<{ typed: string; words: string }>(
    `WITH visible AS MATERIALIZED (${visible})
     SELECT question.typed, string_agg(candidate.word, ' ') AS words
     FROM unnest((SELECT ${bind(words)}::text[])) AS question(typed)
     CROSS JOIN LATERAL (${candidates}) AS candidate
     GROUP BY question.typed`,
    values,
  );
  return new Map(rows.map(({ typed, words }) => [typed, words.split(' ')]));
}
