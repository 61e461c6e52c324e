import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { useFolder } from '../support/folder.js';

const TESTS = `
  it('ends', () => undefined);
  it('hangs', () => new Promise(() => undefined), 50);
  describe('A group whose preparation fails', () => {
    beforeAll(() => { throw new Error('no database'); });
    beforeAll(() => { globalThis.prepared = true; });
    it('is not run', () => { globalThis.ran = true; });
    describe('and a group in it', () => it('are not run', () => { globalThis.ran = true; }));
  });
  describe('A group whose preparation hangs', () => {
    beforeAll(() => new Promise(() => undefined), 50);
    it('is not run', () => { globalThis.ran = true; });
  });
  it('runs after them', () => {
    if (globalThis.ran || globalThis.prepared) throw new Error('A test or a second preparation was run.');
  });
`;

interface Run {
  testResults: { assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
}

describe('The runner of the tests', () => {
  const folder = useFolder();
  beforeAll(async () => {
    await writeFile(join(folder, 'given.test.ts'), TESTS);
  });

  it('ends a test that hangs, and runs no test of a group whose preparation has failed', async () => {
    const config = {
      rootDir: folder,
      testMatch: ['**/*.test.ts'],
      runner: [getProjectPath('node_modules', 'jest-light-runner', 'src', 'index.js'), { runtime: 'child_process' }],
      transform: {},
      setupFiles: [getProjectPath('test', 'support', 'swc.hooks.js')],
      setupFilesAfterEnv: [getProjectPath('test', 'support', 'limits.setup.ts')],
      maxWorkers: 2,
      watchman: false,
    };
    const jest = getProjectPath('node_modules', 'jest', 'bin', 'jest.js');
    const output = await new Promise<string>((resolve) =>
      execFile(process.execPath, [jest, '--json', '--config', JSON.stringify(config)], (_, stdout) => resolve(stdout)),
    );
    const [file] = (JSON.parse(output) as Run).testResults;
    expect(file!.assertionResults.map(({ title, status }) => [title, status])).toEqual([
      ['ends', 'passed'],
      ['hangs', 'failed'],
      ['(beforeAll)', 'failed'],
      ['(beforeAll)', 'failed'],
      ['is not run', 'failed'],
      ['are not run', 'failed'],
      ['(beforeAll)', 'failed'],
      ['is not run', 'failed'],
      ['runs after them', 'passed'],
    ]);
    const reasons = file!.assertionResults.flatMap(({ failureMessages }) => failureMessages);
    // On a busy machine the limit of 50 ms is longer.
    const hung: unknown = expect.stringMatching(/^It did not end within ([5-9]\d|[1-3]\d\d) ms\.$/);
    expect(reasons.map((reason) => /Error: (.*)/.exec(reason)?.[1])).toEqual([
      hung,
      'no database',
      'It was not run, because beforeAll failed.',
      'It was not run, because beforeAll failed.',
      'It was not run, because beforeAll failed.',
      hung,
      'It was not run, because beforeAll failed.',
    ]);
  });
});
