import type { Cell } from '../files/table-file.constants.js';
import { foldWord, readWord } from '../mapping/words/word.rules.js';

/** Maximum number of different words of a column. A column with more of them is no list of words. */
const MAX_WORDS = 500;

/** A word of a column. */
export interface CountedWord {
  /** The form by which the word is recognised. */
  key: string;
  /** The word as it came first. */
  word: string;
  /** The number of cells that have it. */
  count: number;
}

/** Counts the words of the columns of a file, of which it keeps no more than a limit in memory. */
export class WordCounter {
  /** The words of each column by key; null for a column with too many of them. */
  private readonly columns: (Map<string, CountedWord> | null)[];

  constructor(columnCount: number) {
    this.columns = Array.from({ length: columnCount }, () => new Map());
  }

  add(cells: readonly Cell[]): void {
    for (const [index, words] of this.columns.entries()) {
      const cell = cells[index] ?? null;
      const key = words && foldWord(cell);
      if (key === null) continue;
      const known = words!.get(key);
      if (known) known.count++;
      else if (words!.size === MAX_WORDS) this.columns[index] = null;
      else words!.set(key, { key, word: readWord(cell)!, count: 1 });
    }
  }

  /** Lists the words of each column that has few enough of them. */
  list(): { columnIndex: number; words: CountedWord[] }[] {
    return this.columns.flatMap((words, columnIndex) =>
      words && words.size > 0 ? [{ columnIndex, words: [...words.values()] }] : [],
    );
  }
}
