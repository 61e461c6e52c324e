import fc from 'fast-check';
import { parseSearchText } from '../../src/search/search-text.rules.js';
import { useApi } from '../support/api.js';
import { insertRows } from '../support/rows.js';

const { api } = useApi();

interface Cut {
  text: string;
  words: string[];
  joined: string;
}

/** The texts as the database cuts them for the index. */
async function cutByDatabase(texts: readonly string[]): Promise<Cut[]> {
  const { rows } = await api.db.query<Cut>(
    `SELECT text, search_words(text) AS words, search_joined(text) AS joined
     FROM unnest($1::text[]) WITH ORDINALITY AS given(text, place) ORDER BY place`,
    [texts],
  );
  return rows;
}

/** Holds the cut of a question against that of the index: whatever was typed as it is stored must be found. */
function expectSameCut({ text, words, joined }: Cut): void {
  const question = parseSearchText(text);
  expect({ text, missing: [...question.words, ...question.pairs].filter((term) => !words.includes(term)) }).toEqual({
    text,
    missing: [],
  });
  expect({ text, joined: question.joined }).toEqual({ text, joined });
}

/** Letters and digits that people write names with, by script. */
const SCRIPTS: Record<string, [number, number][]> = {
  Latin: [
    [0x41, 0x7a],
    [0xc0, 0x17f],
    [0x1cd, 0x1dc],
    [0x200, 0x21b],
    [0x1e00, 0x1e9b],
    [0x1ea0, 0x1ef9],
    [0xff21, 0xff5a],
  ],
  Greek: [[0x386, 0x3ce]],
  Cyrillic: [[0x400, 0x4ff]],
  'Hebrew and Arabic': [
    [0x5d0, 0x5ea],
    [0x620, 0x64a],
  ],
  Devanagari: [[0x904, 0x939]],
  Kana: [[0x3041, 0x30ff]],
  Hangul: [[0xac00, 0xad00]],
  Han: [[0x4e00, 0x9fff]],
  Thai: [[0xe01, 0xe2e]],
};

describe('A search text is split into words like the index', () => {
  it.each(Object.entries(SCRIPTS))('in every letter of %s', async (_script, ranges) => {
    const letters = ranges
      .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place)))
      .filter((letter) => /[\p{L}\p{N}]/u.test(letter));
    expect(letters.length).toBeGreaterThan(20);
    for (const cut of await cutByDatabase(letters.map((letter) => `ab${letter}cd ${letter}${letter}`))) {
      expectSameCut(cut);
    }
  });

  it.each([
    ["O'Neill ’s «Café» – Œuvre & Søn №5 (R&D)"],
    ['Co.,Ltd./S.A._x-y:z;w!?“„”…·•‧'],
    ['佛山电器照明（广东）股份有限公司 LED照明 二〇二六'],
    ['日亜化学工業株式会社・ソニー ｶﾀｶﾅ'],
    ['한국 조명 주식회사 (주)'],
    ['e\u0301le\u0300ve A\u030angstro\u0308m n\u0303'],
    ['½ ℃ ㎡ ﬁne ① Ⅳ 1٣४'],
    ['\t tabs\nand\u00a0spaces\u3000wide '],
    ['😀 smile 👩‍👩‍👧 family'],
    [''],
    ['—'],
  ])('in %j', async (text) => {
    for (const cut of await cutByDatabase([text])) expectSameCut(cut);
  });

  it('in any mixture of them', async () => {
    const letter = fc.oneof(
      fc.constantFrom(..." .,-&'’()/·【】「」、。"),
      fc.constantFrom(...'aZéßøłİıñçÅ0189'),
      fc.constantFrom(...'比亚迪股份有限公司广东照明'),
      fc.constantFrom(...'ソニー한국ЖёΩ'),
    );
    const texts = fc.sample(fc.string({ unit: letter, minLength: 1, maxLength: 40 }), { numRuns: 500, seed: 7 });
    for (const cut of await cutByDatabase(texts)) expectSameCut(cut);
  });
});

describe('The index', () => {
  const readEntries = async (table: string) => {
    const { rows } = await api.db.query(
      `SELECT r.id, e.terms::text, e.size FROM ${table} r JOIN search_entry e ON e.id = r.id ORDER BY r.id`,
    );
    return rows;
  };

  it('takes names of nothing but signs, very long ones, and hundreds of aliases', async () => {
    await insertRows(api.db, 'company', [
      { name: '!!!' },
      { name: 'long '.repeat(20_000) },
      { name: 'x'.repeat(100_000) },
      { name: 'many', aliases: Array.from({ length: 500 }, (_, index) => `alias number ${index + 1}`) },
    ]);
    expect(await readEntries('company')).toHaveLength(4);
  });

  it('follows a table that is emptied', async () => {
    await api.db.query('TRUNCATE company CASCADE').catch(() => undefined);
    await api.db.query('DELETE FROM company');
    expect((await api.db.query('SELECT FROM search_entry')).rowCount).toBe(0);
  });
});

describe('The dictionary', () => {
  it('has something in common with any word that is one mistake away', async () => {
    const letter = fc.constantFrom(...'abcdeжü');
    const wrong = fc.record({
      word: fc.string({ unit: letter, minLength: 4, maxLength: 12 }),
      place: fc.nat({ max: 11 }),
      other: letter,
      mistake: fc.constantFrom('missing', 'too many', 'wrong', 'exchanged'),
    });
    const pairs = fc.sample(wrong, { numRuns: 300, seed: 11 }).map(({ word, place, other, mistake }) => {
      const at = place % (word.length - 1);
      const [start, a, b, end] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
      const middle = { missing: b, 'too many': a + other + b, wrong: other + b, exchanged: b + a }[mistake];
      return [word, start + middle + end] as const;
    });
    const { rows } = await api.db.query(
      `SELECT word, typed FROM unnest($1::text[], $2::text[]) AS pair(word, typed)
       WHERE NOT search_rests(word) && search_rests(typed)`,
      [pairs.map(([word]) => word), pairs.map(([, typed]) => typed)],
    );
    expect(rows).toEqual([]);
  });
});
