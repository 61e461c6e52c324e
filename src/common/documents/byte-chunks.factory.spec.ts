import { toByteChunks } from './byte-chunks.factory.js';

async function piecesOf(texts: readonly string[]): Promise<Buffer[]> {
  async function* given(): AsyncGenerator<string> {
    for (const text of texts) yield await Promise.resolve(text);
  }
  const pieces: Buffer[] = [];
  for await (const piece of toByteChunks(given())) pieces.push(piece);
  return pieces;
}

describe('Texts that are collected as bytes', () => {
  it('are returned unchanged, including letters of several bytes and lone surrogates', async () => {
    const texts = Array.from({ length: 9_000 }, (_, index) => `${index};Lumière ${'光新'.repeat(index % 40)}😀\n`);
    const pieces = await piecesOf(texts);
    expect(pieces.length).toBeGreaterThan(10);
    expect(Buffer.concat(pieces).toString('utf8')).toBe(texts.join(''));
    expect((await piecesOf(['half \ud83d', 'letter']))[0]!.toString('utf8')).toBe('half \ufffdletter');
  });

  it('are returned in chunks of similar size, and a text that is larger than a chunk is a chunk of its own', async () => {
    const long = '光'.repeat(100_000);
    const pieces = await piecesOf(['short', long, 'short again']);
    expect(pieces.map((piece) => piece.toString('utf8'))).toEqual(['short', long, 'short again']);
    const lines = await piecesOf(Array.from({ length: 5_000 }, () => 'x'.repeat(100)));
    for (const piece of lines.slice(0, -1)) {
      expect(piece.length).toBeGreaterThan(60_000);
      expect(piece.length).toBeLessThanOrEqual(65_536);
    }
  });

  it('use no more memory than they need when they are long', async () => {
    const [piece] = await piecesOf(['x'.repeat(1_000_000)]);
    expect(piece!.buffer.byteLength).toBe(1_000_000);
  });

  it('are not changed by texts that are added later', async () => {
    const [first] = await piecesOf(['a'.repeat(20_000), 'b'.repeat(20_000), 'c'.repeat(20_000), 'd'.repeat(20_000)]);
    expect(first!.toString('utf8')).toBe('a'.repeat(20_000) + 'b'.repeat(20_000) + 'c'.repeat(20_000));
  });

  it('are empty if no text was added', async () => {
    expect(await piecesOf([])).toEqual([]);
    expect(await piecesOf(['', ''])).toEqual([]);
  });
});
