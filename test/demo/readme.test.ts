import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../../src/config/project.files.js';
import { DemoSeedService } from '../../src/demo/demo.seed.js';
import { startApi, type TestApi } from '../support/api.js';

let api: TestApi;
let folder: string;
beforeAll(async () => {
  api = await startApi();
  await api.app.get(DemoSeedService).seedIfEmpty();
  folder = await mkdtemp(join(tmpdir(), 'readme-'));
}, 180_000);
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

/** The shell commands of a chapter of the README. */
async function commandsOf(chapter: string): Promise<string> {
  const text = await readFile(projectFile('README.md'), 'utf8');
  const section = text.slice(text.indexOf(`\n## ${chapter}\n`));
  return /```sh\n([^]*?)```/.exec(section)![1]!;
}

/** What a shell says to commands that are pasted into it. */
async function paste(commands: string): Promise<string> {
  const env = { PATH: process.env['PATH'], API: `${api.url}/api/v1` };
  const shell = spawn('sh', ['-c', commands], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  shell.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(shell, 'close');
  return said;
}

const codes = (said: string) => [...said.matchAll(/"status":[45]\d\d.*?"code":"([^"]+)"/g)].map(([, code]) => code);

describe('What the README has for pasting into a shell', () => {
  it('walks through the pipeline and through a year, refused only where it says so', async () => {
    const walk = await commandsOf('Five minutes through the pipeline');
    const year = await commandsOf('A year of activities');
    const said = await paste(`${walk}\necho ---\n${year}`);
    const [pipeline = '', activities = ''] = said.split('---\n');
    expect(codes(pipeline)).toEqual(['lead.second_pair_of_eyes']);
    expect(codes(activities)).toEqual(['registration.too_early', 'programme.overlap']);
    const lines = activities.split('\n');
    const answers = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(answers[0]).toMatchObject({ attributed: { investments: 4.5 }, activities: { held: 15 } });
    expect(answers[1]!['items']).toMatchObject([{ status: 'at_risk' }, { status: 'open' }]);
    expect(answers[2]!['items']).toMatchObject([{ fullName: 'He Jiayi', contactable: true }]);
    expect(answers[5]).toMatchObject({ status: 'waitlisted' });
    const seats = answers[8]!['items'] as { fullName: string; status: string }[];
    const standing = seats.map(({ status }) => status);
    expect(standing.toSorted()).toEqual(['cancelled', ...Array<string>(6).fill('registered')]);
    expect(answers.at(-1)).toMatchObject({ gap: 0, kept: 1, met: 6, wished: 6, mutualMet: 4 });
    expect((await readFile(join(folder, 'programme.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await readFile(join(folder, 'programme.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR/);
  }, 60_000);
});
