import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { type ServerProcess, startProcess } from '../server/process.js';

/** The walks in the order in which they are pasted, with the problems that their text announces. */
const WALKS = [
  { page: 'getting-started.md', chapter: 'Prepare the shell', problems: [] },
  {
    page: 'getting-started.md',
    chapter: 'A lead from first contact to investment',
    problems: ['lead.second_pair_of_eyes'],
  },
  {
    page: 'getting-started.md',
    chapter: 'A seminar, a delegation and the agreements behind them',
    problems: ['registration.too_early', 'programme.overlap'],
  },
  { page: 'getting-started.md', chapter: 'A registration through a form', problems: [] },
  { page: 'getting-started.md', chapter: 'A report and a locked month', problems: [] },
  { page: 'reports.md', chapter: 'Examples', problems: [] },
] as const;

/** Interactive shells without the settings of a user: what a reader pastes into has no comments and expands patterns. */
const SHELLS = [
  { name: 'bash', args: ['--norc', '--noprofile', '--noediting', '-i'], trap: 'ERR' },
  { name: 'zsh', args: ['-f', '-i', '+o', 'zle', '+o', 'promptsp', '+o', 'promptcr'], trap: 'ZERR' },
] as const;

const FAILED = 'the command failed:';
const NEXT_WALK = '=== next walk';
/** Lines that a shell without a terminal writes by itself. */
const SHELL_NOISE = /^(bash: (cannot set terminal process group|no job control)|exit$|$)/;

type Answer = Record<string, unknown>;

/** Returns the blocks of a chapter that are for a shell, as they stand. */
async function readCommands(page: string, chapter: string): Promise<string> {
  const text = await readFile(getProjectPath('docs', page), 'utf8');
  const [, section] = text.split(`\n## ${chapter}\n`);
  const [body = ''] = (section ?? '').split(/^## /m);
  const blocks = [...body.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block);
  if (blocks.length === 0) throw new Error(`${page} has no commands under "${chapter}".`);
  return blocks.join('');
}

/** Pastes commands into a shell, and returns everything that it writes. */
async function paste({ name, args, trap }: (typeof SHELLS)[number], commands: string, env: Record<string, string>) {
  const shell = spawn(name, args, { cwd: env['HOME'], env, stdio: ['pipe', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  shell.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  shell.stdin.end(`trap 'printf "${FAILED} %s\\n" "$?" >&2' ${trap}\n${commands}`);
  await once(shell, 'close');
  return { output, errors: errors.split('\n').filter((line) => !SHELL_NOISE.test(line)) };
}

function isProblem({ status, code }: Answer): boolean {
  return typeof status === 'number' && status >= 400 && typeof code === 'string';
}

/** Checks the answers of the walks, beyond that none is a problem. */
function checkAnswers([, lead, year, form, months, examples]: Answer[][]): void {
  expect(lead!.at(-3)).toMatchObject({ toStage: 'invested', toStatus: 'won' });
  expect(lead!.at(-2)).toHaveProperty('items');

  expect(year![0]).toMatchObject({ attributed: { investments: 4.5 }, activities: { held: 15 } });
  expect(year![1]!['items']).toMatchObject([{ status: 'at_risk' }, { status: 'open' }]);
  expect(year![2]!['items']).toMatchObject([{ fullName: 'He Jiayi', contactable: true }]);
  expect(year![5]).toMatchObject({ status: 'waitlisted' });
  const seats = year![8]!['items'] as { status: string }[];
  expect(seats.map(({ status }) => status).toSorted()).toEqual(['cancelled', ...Array<string>(6).fill('registered')]);
  expect(year!.at(-1)).toMatchObject({ gap: 0, kept: 1, met: 6, wished: 6, mutualMet: 4 });

  const [, received, waiting, resolved, leads, repeated] = form!;
  expect(received).toMatchObject({ duplicate: false });
  expect(waiting!['items']).toMatchObject([{ fullName: 'Ingrid Solberg', matchState: 'needs_review' }]);
  expect(resolved).toMatchObject({ matchState: 'matched' });
  expect(leads!['items']).toMatchObject([{ title: 'Fjordlys: asked for a meeting on the website' }]);
  expect(repeated).toMatchObject({ duplicate: true });

  expect(months![3]!['items']).toMatchObject([{ outcome: 'done' }]);
  expect(months![5]).toHaveProperty('changes');
  expect(months![6]).toMatchObject({ locked: false });
  expect(examples).toHaveLength(3);
}

/** The shells, and for the titles of tests whether this machine has them. */
const CASES = SHELLS.map((shell) => {
  const isInstalled = spawnSync(shell.name, ['--version']).status === 0;
  return { shell, isInstalled, title: isInstalled ? shell.name : `${shell.name} (skipped: it is not installed)` };
});

describe.each(CASES)('The walks of the documentation, pasted into $title', ({ shell, isInstalled }) => {
  let folder: string;
  let server: ServerProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'locate-walks-'));
    // As root the private PostgreSQL runs as another account, which must reach its folder.
    await chmod(folder, 0o755);
    server = await startProcess({ DATA_DIR: join(folder, 'data'), DEMO: '', LOG_LEVEL: 'error' });
  }, 180_000);
  afterAll(async () => {
    await server.end('SIGTERM');
    await rm(folder, { recursive: true });
  });

  (isInstalled ? it : it.skip)(
    'run without a failure, and refuse only where the text says so',
    async () => {
      const chapters = await Promise.all(WALKS.map(({ page, chapter }) => readCommands(page, chapter)));
      const env = {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        API: `${server.url}/api/v1`,
        TERM: 'dumb',
        PS1: '',
        PS2: '',
      };
      const { output, errors } = await paste(shell, chapters.join(`printf '${NEXT_WALK}\\n'\n`), env);
      expect(errors).toEqual([]);
      const answers = output.split(`${NEXT_WALK}\n`).map((part) =>
        part
          .split('\n')
          .filter((line) => line !== '')
          .map((line) => JSON.parse(line) as Answer),
      );
      const problems = answers.map((walk) => walk.filter(isProblem));
      expect(problems.map((walk) => walk.map(({ code }) => code))).toEqual(WALKS.map(({ problems: codes }) => codes));
      checkAnswers(answers);
      for (const [file, start] of [
        ['programme.pdf', '%PDF-'],
        ['programme.ics', 'BEGIN:VCALENDAR'],
        ['pipeline.pdf', '%PDF-'],
        ['annual.xlsx', 'PK'],
        ['lost-reasons.svg', '<svg'],
      ] as const) {
        const content = await readFile(join(folder, file));
        expect([file, content.subarray(0, start.length).toString()]).toEqual([file, start]);
      }
    },
    240_000,
  );
});
