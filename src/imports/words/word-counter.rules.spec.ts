import { WordCounter } from './word-counter.rules.js';

describe('The words of the columns of a file', () => {
  it('are counted without regard to case, spaces and the width of letters, and shown as they came first', () => {
    const counter = new WordCounter(3);
    for (const cell of ['Beurs ', 'BEURS', 'ｂｅｕｒｓ', 'via  via', 'Via\nvia', '', ' ', null])
      counter.add([cell, 1, true]);
    expect(counter.list()).toEqual([
      {
        columnIndex: 0,
        words: [
          { key: 'beurs', word: 'Beurs', count: 3 },
          { key: 'via via', word: 'via via', count: 2 },
        ],
      },
      { columnIndex: 1, words: [{ key: '1', word: '1', count: 8 }] },
      { columnIndex: 2, words: [{ key: 'true', word: 'true', count: 8 }] },
    ]);
  });

  it('are given up in a column with more than 500, and leave out texts that are no words', () => {
    const counter = new WordCounter(2);
    for (let row = 0; row <= 500; row++) counter.add([`word ${row}`, `${'a'.repeat(100)}${row}`]);
    counter.add(['word 1', 'a'.repeat(100)]);
    expect(counter.list()).toEqual([
      { columnIndex: 1, words: [{ key: 'a'.repeat(100), word: 'a'.repeat(100), count: 1 }] },
    ]);
  });

  it('are counted exactly where each is written in very many ways', () => {
    const counter = new WordCounter(1);
    for (let row = 0; row < 5_000; row++) {
      counter.add([`a${' '.repeat(row % 89)}${row % 2 === 0 ? 'b' : 'B'}${' '.repeat(row % 11)}`]);
    }
    expect(counter.list()[0]!.words.map(({ key, count }) => [key, count])).toEqual([
      ['ab', 57],
      ['a b', 4_943],
    ]);
  });
});
