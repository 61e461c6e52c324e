import { appendFile, cp, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { child } from './command.run.js';
import { useFolder } from '../support/folder.js';

const project = useFolder();

/** A copy of what a clone has, beside the packages that are installed. */
beforeAll(async () => {
  const parts = [
    'src',
    'migrations',
    'scripts',
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'nest-cli.json',
  ];
  for (const part of parts) await cp(getProjectPath(part), join(project, part), { recursive: true });
  await symlink(getProjectPath('node_modules'), join(project, 'node_modules'));
});

describe('the command line on a fresh clone', () => {
  it('builds itself once without output, and again when a source file has changed, but never runs a failed build', async () => {
    const crm = (...argv: string[]) =>
      child([join(project, 'scripts', 'crm.js'), ...argv], {}, { cwd: tmpdir() }).ended;
    const built = async () => (await stat(join(project, 'dist', 'src', 'cli', 'main.js'))).mtimeMs;

    const first = await crm('report', 'pipeline-summary', '--help');
    expect([first.code, first.err]).toEqual([0, '']);
    expect(first.out.toString()).toMatch(/^Usage: crm report pipeline-summary/);

    const before = await built();
    // What is passed on arrives as it is.
    const second = await crm('user', 'create', '--email', 'a@b.example', '--role', '--name', 'a  "b" $c', '--', '*');
    expect([second.code, second.out.toString()]).toEqual([2, '']);
    expect(await built()).toBe(before);

    await appendFile(join(project, 'src', 'cli', 'main.ts'), `\nconst broken: number = 'text';\n`);
    for (const attempt of ['the first', 'the second']) {
      const failed = await crm('--help');
      expect([attempt, failed.code, failed.out.toString()]).toEqual([attempt, 1, '']);
      expect(failed.err).toContain('The build failed');
    }
  }, 600_000);
});
