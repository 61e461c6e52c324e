import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Interruption } from '../../src/cli/cli.interruption.js';
import { writeWholeFile } from '../../src/cli/whole.file.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'locate-whole-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Content that comes in two parts, the second when the test says so. */
function halves(text: string) {
  const { promise, resolve } = Promise.withResolvers<void>();
  async function* parts() {
    yield text.repeat(1_000);
    await promise;
    yield text.repeat(1_000);
  }
  return { content: parts(), finish: resolve };
}

describe('a file that is written whole', () => {
  it('is the one or the other where two write it at once, never both', async () => {
    const file = join(folder, 'report.csv');
    const [one, two] = [halves('one '), halves('two ')];
    const writing = [
      writeWholeFile(file, one.content, new Interruption()),
      writeWholeFile(file, two.content, new Interruption()),
    ];
    two.finish();
    await writing[1];
    expect(await readFile(file, 'utf8')).toBe('two '.repeat(2_000));
    one.finish();
    await writing[0];
    expect(await readFile(file, 'utf8')).toBe('one '.repeat(2_000));
    expect(await readdir(folder)).toEqual(['report.csv']);
  });

  it('leaves alone what somebody else has put beside it', async () => {
    const file = join(folder, 'report.csv');
    await writeFile(`${file}.partial`, 'mine');
    await writeWholeFile(file, 'whole', new Interruption());
    expect((await readdir(folder)).toSorted()).toEqual(['report.csv', 'report.csv.partial']);
    expect(await readFile(`${file}.partial`, 'utf8')).toBe('mine');
  });
});
