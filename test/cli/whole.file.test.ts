import { execFileSync } from 'node:child_process';
import {
  chown,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { InterruptionHandler } from '../../src/cli/runtime/interruption.handler.js';
import { writeFileAtomic } from '../../src/cli/runtime/atomic-file.store.js';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'locate-whole-'))));
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

describe('A file that is written atomically', () => {
  it('contains the bytes of one of two simultaneous writers, never a mixture', async () => {
    const file = join(folder, 'report.csv');
    const [one, two] = [halves('one '), halves('two ')];
    const writing = [
      writeFileAtomic(file, one.content, new InterruptionHandler()),
      writeFileAtomic(file, two.content, new InterruptionHandler()),
    ];
    two.finish();
    await writing[1];
    expect(await readFile(file, 'utf8')).toBe('two '.repeat(2_000));
    one.finish();
    await writing[0];
    expect(await readFile(file, 'utf8')).toBe('one '.repeat(2_000));
    expect(await readdir(folder)).toEqual(['report.csv']);
  });

  it('does not change other files beside it', async () => {
    const file = join(folder, 'report.csv');
    await writeFile(`${file}.partial`, 'mine');
    await writeFileAtomic(file, 'whole', new InterruptionHandler());
    expect((await readdir(folder)).toSorted()).toEqual(['report.csv', 'report.csv.partial']);
    expect(await readFile(`${file}.partial`, 'utf8')).toBe('mine');
  });

  it('is written to the target of a symbolic link, which stays a link', async () => {
    const [file, link, ahead] = ['report.csv', 'latest.csv', 'next.csv'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ];
    await writeFile(file, 'earlier');
    await symlink('report.csv', link);
    await symlink('december.csv', ahead);
    await writeFileAtomic(link, 'whole', new InterruptionHandler());
    await writeFileAtomic(ahead, 'ahead', new InterruptionHandler());
    expect(await readlink(link)).toBe('report.csv');
    expect(await readFile(file, 'utf8')).toBe('whole');
    expect(await readlink(ahead)).toBe('december.csv');
    expect(await readFile(join(folder, 'december.csv'), 'utf8')).toBe('ahead');
    expect((await readdir(folder)).toSorted()).toEqual(['december.csv', 'latest.csv', 'next.csv', 'report.csv']);
  });

  it('is written to the target of a link behind a folder that is a link itself', async () => {
    for (const path of ['a', 'b/c']) await mkdir(join(folder, path), { recursive: true });
    await symlink('../b/c', join(folder, 'a/dir'));
    await symlink('../out.csv', join(folder, 'b/c/latest.csv'));
    await writeFileAtomic(join(folder, 'a/dir/latest.csv'), 'whole', new InterruptionHandler());
    expect(await readdir(join(folder, 'a'))).toEqual(['dir']);
    expect(await readFile(join(folder, 'b/out.csv'), 'utf8')).toBe('whole');
  });

  it('does not replace a named pipe, but is written into it', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const { content, finish } = halves('piped ');
    finish();
    const read = text(createReadStream(pipe));
    await writeFileAtomic(pipe, content, new InterruptionHandler());
    expect((await lstat(pipe)).isFIFO()).toBe(true);
    expect(await read).toBe('piped '.repeat(2_000));
  });

  it('is readable for its owner only when it is new, whatever the umask allows', async () => {
    const file = join(folder, 'report.csv');
    await writeFileAtomic(file, 'whole', new InterruptionHandler());
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('keeps the permissions of the file before', async () => {
    const file = join(folder, 'report.csv');
    await writeFile(file, 'earlier', { mode: 0o600 });
    await writeFileAtomic(file, 'whole', new InterruptionHandler());
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  // Only root may give files away.
  (process.getuid?.() === 0 ? it : it.skip)('keeps the owner of the file before, who can still read it', async () => {
    const file = join(folder, 'report.csv');
    await writeFile(file, 'earlier', { mode: 0o600 });
    await chown(file, 1234, 2345);
    await writeFileAtomic(file, 'whole', new InterruptionHandler());
    const { uid, gid, mode } = await stat(file);
    expect([uid, gid, mode & 0o777]).toEqual([1234, 2345, 0o600]);
  });

  it('removes temporary files of killed processes after a day, and nothing else', async () => {
    const file = join(folder, 'report.csv');
    const hours = (n: number) => new Date(Date.now() - n * 3_600_000);
    const left = async (name: string, age: number, content = 'half') => {
      await writeFile(join(folder, name), content);
      await utimes(join(folder, name), hours(age), hours(age));
    };
    await left('report.csv.0123456789ab.partial', 25);
    await left('report.csv.fedcba987654.partial', 23);
    await left('other.csv.0123456789ab.partial', 25);
    await left('report.csv.partial', 25);
    await left('report.csv.2025.partial', 25);
    await left('report.csv.0123456789ab.partial.txt', 25);
    await left('report_csv.0123456789ab.partial', 25);
    await mkdir(join(folder, 'report.csv.aaaaaaaaaaaa.partial'));
    await utimes(join(folder, 'report.csv.aaaaaaaaaaaa.partial'), hours(25), hours(25));
    await writeFileAtomic(file, 'whole', new InterruptionHandler());
    expect(await readFile(file, 'utf8')).toBe('whole');
    expect((await readdir(folder)).toSorted()).toEqual([
      'other.csv.0123456789ab.partial',
      'report.csv',
      'report.csv.0123456789ab.partial.txt',
      'report.csv.2025.partial',
      'report.csv.aaaaaaaaaaaa.partial',
      'report.csv.fedcba987654.partial',
      'report.csv.partial',
      'report_csv.0123456789ab.partial',
    ]);
  });
});
