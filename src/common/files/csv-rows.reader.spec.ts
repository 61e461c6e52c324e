import { type CsvRow, MAX_CSV_ROWS, readCsvRows } from './csv-rows.reader.js';

async function* yieldOnce(text: string): AsyncGenerator<string> {
  yield text;
}

async function readAll(text: string): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of readCsvRows(yieldOnce(text), { delimiter: ',' })) rows.push(row);
  return rows;
}

async function countRows(text: string): Promise<number> {
  let count = 0;
  for await (const _ of readCsvRows(yieldOnce(text), { delimiter: ',' })) count++;
  return count;
}

/** Counts the turns of the event loop until a promise is fulfilled. */
async function countTurns(reading: Promise<unknown>): Promise<number> {
  let turns = 0;
  let isDone = false;
  void reading.finally(() => (isDone = true));
  while (!isDone) {
    await new Promise((resolve) => setImmediate(resolve));
    turns++;
  }
  return turns;
}

/** Returns the stack traces that are captured during a reading: each one costs as much as many rows. */
async function countStackTraces(reading: () => Promise<unknown>): Promise<number> {
  const original = Error.captureStackTrace;
  let count = 0;
  Error.captureStackTrace = (...given) => {
    count++;
    original(...given);
  };
  try {
    await reading();
  } finally {
    Error.captureStackTrace = original;
  }
  return count;
}

describe('The rows of csv', () => {
  it('have the number and the line that a spreadsheet and an editor show, also behind blank lines', async () => {
    expect(await readAll('\nName,City\n\n\n"Ac\nme",Genk\n\nBosch\n')).toEqual([
      { cells: ['Name', 'City'], row: 2, line: 2 },
      { cells: ['Ac\nme', 'Genk'], row: 5, line: 6 },
      { cells: ['Bosch'], row: 7, line: 8 },
    ]);
  });

  it('may be shorter or longer than the first row, without an error for each', async () => {
    const text = `a,b\n${'x\n'.repeat(2_000)}${'x,y,z\n'.repeat(2_000)}${'\n'.repeat(2_000)}`;
    let count = 0;
    const traces = await countStackTraces(async () => (count = await countRows(text)));
    expect(count).toBe(4_001);
    expect(traces).toBeLessThan(400);
  });

  it.each([
    ['blank lines', '\n'],
    ['short rows', 'x\n'],
    ['rows of separators', ',,,\n'],
  ])('let other requests run while many %s are read', async (_, line) => {
    const text = `a,b,c,d\n${line.repeat(100_000)}`;
    expect(await countTurns(countRows(text))).toBeGreaterThan(text.length / 2_048);
  });

  it.each(['\n', ',\n', '"x"\n'])('are at most as many as a sheet has, with blank ones: %j', async (line) => {
    const reading = countRows(`a,b\n${line.repeat(MAX_CSV_ROWS)}`);
    await expect(reading).rejects.toMatchObject({ code: 'too_many_rows' });
  });
});
