import { StartProgressHandler } from './start-progress.handler.js';

describe('A start', () => {
  it('says nothing if it is quick', () => {
    const lines: string[] = [];
    const progress = new StartProgressHandler((line) => lines.push(line));
    progress.begin('opening the database');
    progress.begin('updating the schema');
    progress.end();
    expect(lines).toEqual([]);
  });

  it('says what it is doing when it takes long, and each later step', async () => {
    const lines: string[] = [];
    await new Promise<void>((resolve) => {
      const progress = new StartProgressHandler((line) => {
        lines.push(line);
        if (lines.length === 1) progress.begin('creating the demo data');
        else resolve();
      }, 0);
      progress.begin('updating the schema');
    });
    expect(lines).toEqual(['Starting: updating the schema …\n', 'Starting: creating the demo data …\n']);
  });
});
