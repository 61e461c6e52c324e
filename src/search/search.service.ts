import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.constants.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { canReadRecords } from '../identity/access/record-permissions.rules.js';
import { buildHit } from './search-hit.rules.js';
import type { SearchRequest } from './search-parameters.rules.js';
import { findRecords, type FoundRecord } from './search.queries.js';
import {
  buildCorrectedQuestion,
  isSure,
  canBeFarOff,
  listMisspellableWords,
  parseQuestion,
  type Question,
} from './search-question.rules.js';
import { findCorrections, type Corrections } from './search-spelling.rules.js';
import { findSpellings, type Spellings } from './search-spelling.queries.js';
import type { SearchKind, SearchResultView } from './search.view.js';

/**
 * The number of hits below which the question may have been misspelt, unless one of them is surely the intended one.
 */
const FEW_HITS = 5;

/** Finds records by typed text. */
@Injectable()
export class SearchService {
  constructor(private readonly sql: SqlClient) {}

  /**
   * Finds the records that match as typed. If they are few and none is surely the intended one, records one mistake
   * away are added; if they are still few, records several mistakes away. Best first.
   */
  async find({ q, kinds: requestedKinds, limit }: SearchRequest, actor: Actor): Promise<SearchResultView> {
    const kinds = requestedKinds.filter((kind) => canReadRecords(actor, kind));
    if (kinds.length === 0) return { items: [], more: [] };
    let hits: { question: Question; record: FoundRecord }[] = [];
    // Records that are known are not found again. The limit cuts nothing off before the last read, because only few
    // hits lead to another read.
    const findMore = async (question: Question): Promise<SearchKind[]> => {
      const known = hits.map(({ record }) => record.id);
      const search = {
        question,
        kinds,
        limit: limit - known.length,
        few: FEW_HITS - known.length,
        known,
      };
      const { records, more } = await findRecords(this.sql, search, actor);
      hits.push(...records.map((record) => ({ question, record })));
      return more;
    };
    const question = parseQuestion(q);
    let more = await findMore(question);
    if (hits.length < Math.min(FEW_HITS, limit) && !isSure(question, hits[0]?.record.match)) {
      const words = listMisspellableWords(question);
      // Near and far spellings are read together, because another read takes longer than reading more words.
      const canBeFar = canBeFarOff(question);
      const spellings = await findSpellings(this.sql, words, canBeFar ? ['near', 'sameStart'] : ['near'], actor);
      more = await findMore(
        buildCorrectedQuestion(question, findAllCorrections(words, spellings), canBeFar ? ['near', 'far'] : ['near']),
      );
      if (canBeFar && hits.every(({ record }) => record.match === 'far')) {
        const alike = await findSpellings(this.sql, words, ['alike'], actor);
        // All records that have been found are `far`. They are found again, in their order among the similar ones.
        hits = [];
        more = await findMore(buildCorrectedQuestion(question, findAllCorrections(words, spellings, alike), ['far']));
      }
    }
    return { items: hits.map((hit) => buildHit(hit.question, hit.record)), more };
  }
}

/** Returns the corrections of each word among its candidates. */
function findAllCorrections(words: readonly string[], ...candidates: Spellings[]): Map<string, Corrections> {
  const collectCandidates = (word: string) => new Set(candidates.flatMap((of) => of.get(word) ?? []));
  return new Map(words.map((word) => [word, findCorrections(word, [...collectCandidates(word)])]));
}
