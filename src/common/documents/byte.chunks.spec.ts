import { ByteChunks } from './byte.chunks.js';

const piecesOf = (texts: readonly string[]) => {
  const chunks = new ByteChunks();
  return [...texts.map((text) => chunks.add(text)), chunks.rest()].filter((piece) => piece !== undefined);
};

describe('texts gathered as bytes', () => {
  it('come out as they went in, letters of several bytes and halves of letters too', () => {
    const texts = Array.from({ length: 9_000 }, (_, index) => `${index};Lumière ${'光新'.repeat(index % 40)}😀\n`);
    const pieces = piecesOf(texts);
    expect(pieces.length).toBeGreaterThan(10);
    expect(Buffer.concat(pieces).toString('utf8')).toBe(texts.join(''));
    expect(piecesOf(['half \ud83d', 'letter'])[0]!.toString('utf8')).toBe('half \ufffdletter');
  });

  it('come out in pieces of like size, one that fits in none of them by itself', () => {
    const long = '光'.repeat(100_000);
    const pieces = piecesOf(['short', long, 'short again']);
    expect(pieces.map((piece) => piece.toString('utf8'))).toEqual(['short', long, 'short again']);
    for (const piece of piecesOf(Array.from({ length: 5_000 }, () => 'x'.repeat(100))).slice(0, -1)) {
      expect(piece.length).toBeGreaterThan(60_000);
      expect(piece.length).toBeLessThanOrEqual(65_536);
    }
  });

  it('are not changed by what is added later', () => {
    const chunks = new ByteChunks();
    chunks.add('a'.repeat(40_000));
    const first = chunks.add('b'.repeat(40_000))!;
    chunks.add('c'.repeat(40_000));
    expect(first.toString('utf8')).toBe('a'.repeat(40_000));
  });

  it('are nothing where nothing was added', () => {
    expect(piecesOf([])).toEqual([]);
    expect(piecesOf(['', ''])).toEqual([]);
  });
});
