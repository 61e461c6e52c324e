import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getProjectPath } from '../../src/config/project-files.reader.js';
import { findTypeRefusal } from '../../src/documents/media-types/type-refusals.rules.js';
import { useApi } from '../support/api.js';
import { useFolder } from '../support/folder.js';

const PAGE = readFileSync(getProjectPath('docs/documents.md'), 'utf8');
const { api, make } = useApi();
const folder = useFolder();

describe('The page about documents', () => {
  it('has shell commands that run as they stand', async () => {
    const script = [...PAGE.matchAll(/^```sh\n([^]*?)^```$/gm)].map(([, block = '']) => block).join('');
    const { id } = await make.lead();
    const token = api.bdm.headers['authorization']!.replace('Bearer ', '');
    const env = { PATH: process.env['PATH'] ?? '', API: `${api.url}/api/v1`, TOKEN: token, LEAD: id };
    const child = spawn('bash', ['--norc', '-e', '-c', script], { cwd: folder, env });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect([code, errors]).toEqual([0, '']);
    const document = JSON.parse(await readFile(join(folder, 'document.json'), 'utf8'));
    expect(document).toMatchObject({ leadId: id, kind: 'plan', tags: ['genk'], title: 'plot' });
    expect(JSON.parse(await readFile(join(folder, 'documents.json'), 'utf8')).items).toHaveLength(1);
  });

  it('names the extensions that are refused, each of them and no other', () => {
    const [, row = ''] = /^\| `document\.type_refused` +\| (.*)$/m.exec(PAGE) ?? [];
    const named = [...row.matchAll(/`\.(\w+)`/g)].map(([, extension = '']) => extension);
    const content = { format: null, mediaType: null, isText: false };
    expect(named.filter((extension) => findTypeRefusal(content, `a.${extension}`) === null)).toEqual([]);
    expect(named).toHaveLength(13);
  });
});
