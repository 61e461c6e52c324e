import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.js';
import { Sql } from '../database/sql.js';
import { mayUse, type Permission } from '../identity/access.policy.js';
import { hitOf } from './search.match.js';
import type { SearchRequest } from './search.parameters.js';
import { findRecords, type FoundRecord } from './search.queries.js';
import { asMeant, isSure, mayBeFarOff, misspellable, questionOf, type Question } from './search.question.js';
import { meantBy, type Meant } from './search.spelling.js';
import { findSpellings, type Spellings } from './search.spelling.queries.js';
import type { SearchKind, SearchResultView } from './search.view.js';

/** With fewer hits than this, none of them surely what was meant, the question may have been misspelt. */
const FEW_HITS = 5;

/** What a caller must be allowed to read to find a kind of record. */
const PERMISSION: Record<SearchKind, Permission> = {
  company: 'companies:read',
  contact: 'contacts:read',
  lead: 'leads:read',
  activity: 'activities:read',
  agreement: 'agreements:read',
};

/** Finds records by what people type. */
@Injectable()
export class Search {
  constructor(private readonly sql: Sql) {}

  /**
   * What matches as typed; where that is little and not surely what was meant, also what one mistake away from it does;
   * where it is little even then, what several mistakes away does. Best first.
   */
  async find({ q, kinds: asked, limit }: SearchRequest, actor: Actor): Promise<SearchResultView> {
    const kinds = asked.filter((kind) => mayUse(actor, PERMISSION[kind]));
    if (kinds.length === 0) return { items: [], more: [] };
    let hits: { question: Question; record: FoundRecord }[] = [];
    // What is known is not found again. Nothing is cut off before the last look, since only few hits ask for another.
    const look = async (question: Question): Promise<SearchKind[]> => {
      const known = hits.map(({ record }) => record.id);
      const wanted = { question, kinds, limit: limit - known.length, few: FEW_HITS - known.length, known };
      const { records, more } = await findRecords(this.sql, wanted, actor);
      hits.push(...records.map((record) => ({ question, record })));
      return more;
    };
    const question = questionOf(q);
    let more = await look(question);
    if (hits.length < Math.min(FEW_HITS, limit) && !isSure(question, hits[0]?.record.match)) {
      const words = misspellable(question);
      // In one go what may be near and what may be far: asking again takes longer than looking at more.
      const mayBeFar = mayBeFarOff(question);
      const spellings = await findSpellings(this.sql, words, mayBeFar ? ['near', 'sameStart'] : ['near'], actor);
      more = await look(asMeant(question, meantOf(words, spellings), mayBeFar ? ['near', 'far'] : ['near']));
      if (mayBeFar && hits.every(({ record }) => record.match === 'far')) {
        const alike = await findSpellings(this.sql, words, ['alike'], actor);
        // All that has been found is far off, and is found again, in its place among what is alike.
        hits = [];
        more = await look(asMeant(question, meantOf(words, spellings, alike), ['far']));
      }
    }
    return { items: hits.map((hit) => hitOf(hit.question, hit.record)), more };
  }
}

/** What each of the words can have meant among its candidates. */
function meantOf(words: readonly string[], ...candidates: Spellings[]): Map<string, Meant> {
  const known = (word: string) => new Set(candidates.flatMap((of) => of.get(word) ?? []));
  return new Map(words.map((word) => [word, meantBy(word, [...known(word)])]));
}
