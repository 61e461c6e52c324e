import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor/actor.constants.js';
import { SqlClient } from '../database/connections/sql.client.js';
import { canReadRecords } from '../identity/access/record-permissions.rules.js';
import type { TaskView } from '../interactions/tasks/task.view.js';
import { buildHit, getTitleMatch, joinResults } from './search-hit.rules.js';
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
import { parseSearchText } from './search-text.rules.js';
import { findOpenTasks } from './task-search.queries.js';
import { findSpellings, type Spellings } from './search-spelling.queries.js';
import type { SearchKind, SearchResultView } from './search.view.js';

/**
 * The number of hits below which the question may have been misspelt, unless one of them is surely the intended one.
 */
const FEW_HITS = 5;

/** The shortest word by which tasks are found. */
const MIN_WORD_OF_TASK = 3;

const NOTHING: SearchResultView = { items: [], more: [] };

/** Finds records by typed text. */
@Injectable()
export class SearchService {
  constructor(private readonly sql: SqlClient) {}

  /** Finds records of the kinds that the caller may read. Best first. */
  async find({ q, kinds: requestedKinds, limit }: SearchRequest, actor: Actor): Promise<SearchResultView> {
    const kinds = requestedKinds.filter((kind) => canReadRecords(actor, kind));
    const question = parseQuestion(q);
    const indexed = kinds.filter((kind) => kind !== 'task');
    const results = await Promise.all([
      indexed.length > 0 ? this.findIndexed(question, indexed, limit, actor) : NOTHING,
      kinds.includes('task') ? this.findTasks(question, limit, actor) : NOTHING,
    ]);
    return joinResults(results, limit);
  }

  /**
   * Finds open tasks by the condition of their list. They are in no index of the search. A question without a word that
   * the index of their titles has finds none, because all titles would be read.
   */
  private async findTasks(question: Question, limit: number, actor: Actor): Promise<SearchResultView> {
    const { words, pairs } = question.cut;
    if (pairs.length === 0 && words.every((word) => [...word].length < MIN_WORD_OF_TASK)) return NOTHING;
    const tasks = await findOpenTasks(this.sql, question.text, limit + 1, actor);
    const items = tasks.slice(0, limit).map((task) => buildHit(question, toFoundRecord(question, task)));
    return { items, more: tasks.length > limit ? ['task'] : [] };
  }

  /**
   * Finds the records that match as typed. If they are few and none is surely the intended one, records one mistake
   * away are added; if they are still few, records several mistakes away. Best first.
   */
  private async findIndexed(
    question: Question,
    kinds: readonly SearchKind[],
    limit: number,
    actor: Actor,
  ): Promise<SearchResultView> {
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

function toFoundRecord(question: Question, task: TaskView): FoundRecord {
  const { id, title, status, subject, assigneeName: assignee, dueOn } = task;
  const { words, pairs } = parseSearchText(title);
  const size = Math.max(1, words.length + pairs.length);
  const match = getTitleMatch(question, title);
  return { kind: 'task', id, title, match, size, status, subject: subject?.label ?? null, assignee, dueOn };
}

/** Returns the corrections of each word among its candidates. */
function findAllCorrections(words: readonly string[], ...candidates: Spellings[]): Map<string, Corrections> {
  const collectCandidates = (word: string) => new Set(candidates.flatMap((of) => of.get(word) ?? []));
  return new Map(words.map((word) => [word, findCorrections(word, [...collectCandidates(word)])]));
}
