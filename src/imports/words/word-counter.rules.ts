import type { Cell } from '../files/table-file.constants.js';
import { foldWord, readWord } from '../mapping/words/word.rules.js';

/** Maximum number of different words of a column. A column with more of them is no list of words. */
const MAX_WORDS = 500;

/** Maximum number of cells of a column that are remembered with their words. */
const MAX_SPELLINGS = 1_000;

/** A word of a column. */
export interface CountedWord {
  /** The form by which the word is recognised. */
  key: string;
  /** The word as it came first. */
  word: string;
  /** The number of cells that have it. */
  count: number;
}

/** The words of a column. */
interface CountedColumn {
  words: Map<string, CountedWord>;
  /** The words by the cells that have them, because most cells repeat an earlier one exactly. */
  spellings: Map<Cell, CountedWord>;
}

/** Counts the words of the columns of a file, of which it keeps no more than a limit in memory. */
export class WordCounter {
  /** The words of each column; null for a column with too many of them. */
  private readonly columns: (CountedColumn | null)[];

  constructor(columnCount: number) {
    this.columns = Array.from({ length: columnCount }, () => ({ words: new Map(), spellings: new Map() }));
  }

  add(cells: readonly Cell[]): void {
    for (const [index, column] of this.columns.entries()) {
      const cell = cells[index] ?? null;
      if (!column || cell === null) continue;
      const word = column.spellings.get(cell) ?? findWord(column, cell);
      if (word === 'too many') this.columns[index] = null;
      else if (word) word.count++;
    }
  }

  /** Lists the words of each column that has few enough of them. */
  list(): { columnIndex: number; words: CountedWord[] }[] {
    return this.columns.flatMap((column, columnIndex) =>
      column && column.words.size > 0 ? [{ columnIndex, words: [...column.words.values()] }] : [],
    );
  }
}

/** Finds the word of a cell, or adds it; null where the cell is no word. */
function findWord({ words, spellings }: CountedColumn, cell: Cell): CountedWord | 'too many' | null {
  const key = foldWord(cell);
  if (key === null) return null;
  let word = words.get(key);
  if (!word) {
    if (words.size === MAX_WORDS) return 'too many';
    word = { key, word: readWord(cell)!, count: 0 };
    words.set(key, word);
  }
  if (spellings.size < MAX_SPELLINGS) spellings.set(cell, word);
  return word;
}
