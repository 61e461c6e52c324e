import { readFileSync } from 'node:fs';
import { getProjectPath } from '../../src/config/project-files.reader.js';

describe('Node.js is started', () => {
  const { scripts } = JSON.parse(readFileSync(getProjectPath('package.json'), 'utf8')) as {
    scripts: { start: string };
  };
  const start = scripts.start.split(' ');

  it('by the image as by npm start', () => {
    const command = /^CMD (\[.+\])$/m.exec(readFileSync(getProjectPath('Dockerfile'), 'utf8'))![1]!;
    expect(JSON.parse(command)).toEqual(start);
  });

  it('with a small young generation and an old one that grows slowly, by options of one word each', () => {
    expect(start).toContain('--max-semi-space-size=8');
    expect(start).toContain('--heap-growing-percent=40');
    for (const option of start.slice(1, -1)) expect(option).toMatch(/^--[\w-]+(=\d+)?$/);
  });
});
