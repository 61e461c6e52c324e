import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.js';
import { Sql } from '../database/sql.js';
import { mayUse, type Permission } from '../identity/access.policy.js';
import { hitOf } from './search.match.js';
import type { SearchRequest } from './search.parameters.js';
import { findRecords } from './search.queries.js';
import { asMeant, isSure, mayBeFarOff, misspellable, questionOf, type Question } from './search.question.js';
import { meantBy, type Meant } from './search.spelling.js';
import { findFarSpellings, findNearSpellings, type Spellings } from './search.spelling.queries.js';
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
    const look = async (question: Question) => {
      const records = await findRecords(this.sql, question, kinds, limit, actor);
      for (const record of records) if (!items.has(record.id)) items.set(record.id, hitOf(question, record));
      return records;
    };
    const few = () => items.size < Math.min(FEW_HITS, limit);
    const question = questionOf(q);
    const [best] = await look(question);
    if (few() && !isSure(question, best?.match)) {
      const words = misspellable(question);
      const near = await findNearSpellings(this.sql, words, actor);
      await look(asMeant(question, meantOf(words, near), 'near'));
      if (few() && mayBeFarOff(question)) {
        const far = await findFarSpellings(this.sql, words, items.size === 0, actor);
        await look(asMeant(question, meantOf(words, near, far), 'far'));
      }
    }
    return { items: [...items.values()].slice(0, limit) };
  }
}

/** What each of the words can have meant among its candidates. */
function meantOf(words: readonly string[], ...candidates: Spellings[]): Map<string, Meant> {
  const known = (word: string) => new Set(candidates.flatMap((of) => of.get(word) ?? []));
  return new Map(words.map((word) => [word, meantBy(word, [...known(word)])]));
}
