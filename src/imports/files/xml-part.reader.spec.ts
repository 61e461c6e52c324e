import { MAX_CELL_CHARACTERS } from './table-file.constants.js';
import { readXmlPart } from './xml-part.reader.js';

const CHUNK = 64 * 1024;

/** Yields a text and then a filler without end, and counts its pieces. */
async function* repeat(start: string, filler: string, count: { pieces: number }): AsyncGenerator<Buffer> {
  yield Buffer.from(start);
  const piece = Buffer.from(filler.repeat(Math.ceil(CHUNK / filler.length)));
  for (; count.pieces < 10_000; count.pieces++) yield piece;
}

describe('A part of a workbook', () => {
  it.each([
    ['text', '<a>', 'x'],
    ['tag', '<a b="', 'x'],
    ['CDATA section', '<a><![CDATA[', '<'],
    ['comment', '<a><!--', '<'],
    ['instruction', '<a><?b ', '<'],
    ['comment outside of the table', '<!--', '<'],
  ])('with a %s that does not end is read only as far as one token may go', async (_, start, filler) => {
    const count = { pieces: 0 };
    const reading = readXmlPart(repeat(start, filler, count), {});
    await expect(reading).rejects.toMatchObject({ name: 'TableFileError', code: 'import.cell_too_long' });
    expect(count.pieces * CHUNK).toBeLessThan(MAX_CELL_CHARACTERS * 10 + 2 * CHUNK);
  });

  it('with elements in elements without end is read only as far as the elements of a workbook may go', async () => {
    const count = { pieces: 0 };
    const reading = readXmlPart(repeat('', '<a>', count), {});
    await expect(reading).rejects.toMatchObject({ name: 'TableFileError', code: 'import.file_damaged' });
    expect(count.pieces).toBe(0);
  });

  it('may have any number of short sections, comments and instructions', async () => {
    const count = { pieces: 9_960 };
    let text = '';
    const parts = async function* () {
      yield* repeat('<a>', '<![CDATA[x]]><!--<--><?b <?>'.padEnd(CHUNK, ' '), count);
      yield Buffer.from('</a>');
    };
    await readXmlPart(parts(), { addText: (piece) => (text += piece.trim()) });
    expect(text).toBe('x'.repeat(40));
  });
});
