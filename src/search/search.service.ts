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
import type { SearchHitView, SearchKind, SearchResultView } from './search.view.js';

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
    if (kinds.length === 0) return { items: [] };
    const items = new Map<string, SearchHitView>();
    const few = () => items.size < Math.min(FEW_HITS, limit);
    const look = async (question: Question): Promise<FoundRecord[]> => {
      const records = await findRecords(this.sql, question, kinds, limit, actor);
      const [far, closer] = [records.filter(isFar), records.filter((record) => !isFar(record))];
      const add = (record: FoundRecord) => items.has(record.id) || items.set(record.id, hitOf(question, record));
      closer.forEach(add);
      if (few()) far.forEach(add);
      return closer;
    };
    const question = questionOf(q);
    const typed = await look(question);
    if (few() && !isSure(question, typed[0]?.match)) {
      const words = misspellable(question);
      // In one go what may be near and what may be far: asking again takes longer than looking at more.
      const mayBeFar = mayBeFarOff(question);
      const spellings = await findSpellings(this.sql, words, mayBeFar ? ['near', 'sameStart'] : ['near'], actor);
      const meant = meantOf(words, spellings);
      const near = await look(asMeant(question, meant, mayBeFar ? ['near', 'far'] : ['near']));
      if (mayBeFar && typed.length + near.length === 0) {
        const alike = await findSpellings(this.sql, words, ['alike'], actor);
        // All that has been found is far off, and is found again, in its place among what is alike.
        items.clear();
        await look(asMeant(question, meantOf(words, spellings, alike), ['far']));
      }
    }
    return { items: [...items.values()].slice(0, limit) };
  }
}

const isFar = ({ match }: FoundRecord) => match === 'far';

/** What each of the words can have meant among its candidates. */
function meantOf(words: readonly string[], ...candidates: Spellings[]): Map<string, Meant> {
  const known = (word: string) => new Set(candidates.flatMap((of) => of.get(word) ?? []));
  return new Map(words.map((word) => [word, meantBy(word, [...known(word)])]));
}
