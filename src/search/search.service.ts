import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.js';
import { Sql } from '../database/sql.js';
import { mayUse, type Permission } from '../identity/access.policy.js';
import { hitOf } from './search.match.js';
import type { SearchRequest } from './search.parameters.js';
import { findRecords, findSpellings } from './search.queries.js';
import { asMeant, misspellable, questionOf, type Match, type Question } from './search.question.js';
import { meantBy } from './search.spelling.js';
import type { SearchKind, SearchResultView } from './search.view.js';

/** With fewer hits than this, none of them by whole words, the question may have been misspelt. */
const FEW_HITS = 5;
/** Ways to be found that say that the question is spelt as it was meant. */
const SURE: readonly Match[] = ['exact', 'words', 'start'];

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

  /** What matches as typed; where that is little and no whole word, also what may have been meant. Best first. */
  async find({ q, kinds: asked, limit }: SearchRequest, actor: Actor): Promise<SearchResultView> {
    const kinds = asked.filter((kind) => mayUse(actor, PERMISSION[kind]));
    if (kinds.length === 0) return { items: [] };
    const question = questionOf(q);
    const found = await findRecords(this.sql, question, kinds, limit, actor);
    const items = found.map((record) => hitOf(question, record));
    const [best] = found;
    if (found.length >= Math.min(FEW_HITS, limit) || (best && SURE.includes(best.match))) return { items };
    const meant = await this.meant(question, actor);
    const known = new Set(found.map(({ id }) => id));
    const more = await findRecords(this.sql, meant, kinds, limit, actor);
    items.push(...more.filter(({ id }) => !known.has(id)).map((record) => hitOf(meant, record)));
    return { items: items.slice(0, limit) };
  }

  private async meant(question: Question, actor: Actor): Promise<Question> {
    const words = misspellable(question);
    const spellings = words.length > 0 ? await findSpellings(this.sql, words, actor) : new Map<string, string[]>();
    return asMeant(question, new Map(words.map((word) => [word, meantBy(word, spellings.get(word) ?? [])])));
  }
}
