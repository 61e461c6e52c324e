import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLACEHOLDERS, TEMPLATE_KEYS } from '../../src/common/mail/mail-template.constants.js';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { TEMPLATES } from '../../src/mail/templates/template-catalogue.constants.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

const PAGE = readFileSync(getProjectPath('docs/mail-templates.md'), 'utf8');
const { api } = useApi();
const folder = useFolder();

const readJson = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'));

describe('The page about mail templates', () => {
  it('has shell commands that run as they stand', async () => {
    const script = [...PAGE.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block).join('');
    const token = api.manager.headers['authorization']!.replace('Bearer ', '');
    const env = { PATH: process.env['PATH'] ?? '', API: `${api.url}/api/v1`, TOKEN: token };
    const child = spawn('bash', ['--norc', '-e', '-c', script], { cwd: folder, env });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, errors]).toEqual([0, '']);
    expect(await readJson('changed.json')).toMatchObject({ subject: 'See you at {{seminar.title}}', isChanged: true });
    expect((await readJson('preview.json')).subject).toBe('See you at Limburg, testing ground for Europe');
    expect((await readJson('shipped.json')).subject).toBe((await readJson('template.json')).subject);
  });

  it('explains every template with its languages, and every placeholder', () => {
    const rows = [...PAGE.matchAll(/^\| `([\w.]+)` +\| ([^|]+?) +\|/gm)].map(([, name, value]) => [name, value]);
    expect(rows.slice(0, TEMPLATE_KEYS.length)).toEqual(
      TEMPLATE_KEYS.map((key) => [key, TEMPLATES[key].languages.join(', ')]),
    );
    expect(
      rows
        .slice(TEMPLATE_KEYS.length)
        .map(([name]) => name)
        .toSorted(),
    ).toEqual([...PLACEHOLDERS].toSorted());
  });
});
