import type { TableRow } from './table-file.constants.js';
import { readDataRows, takeNextRows } from './table-rows.reader.js';

describe('The rows of a file', () => {
  async function* generate(count: number, text: string): AsyncGenerator<TableRow> {
    for (let row = 1; row <= count; row++) yield { row, cells: [text] };
  }

  it('are taken in batches that are limited by their characters', async () => {
    const rows = generate(100, 'x'.repeat(400_000));
    expect(await takeNextRows(rows, 50)).toHaveLength(10);
    expect((await takeNextRows(rows, 50))[0]!.row).toBe(11);
    expect(await takeNextRows(rows, 2)).toHaveLength(2);
  });

  it('are refused where they are too long together', async () => {
    const rows = readDataRows(() => generate(1_100, 'x'.repeat(400_000)), { columns: ['A'], row: 0 });
    const readAll = async () => {
      for await (const _ of rows);
    };
    await expect(readAll()).rejects.toMatchObject({ code: 'import.too_many_characters' });
  });
});
