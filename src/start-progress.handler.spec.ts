import { jest } from '@jest/globals';
import { StartProgressHandler } from './start-progress.handler.js';

describe('A start', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('says nothing if it is quick', () => {
    const lines: string[] = [];
    const progress = new StartProgressHandler((line) => lines.push(line));
    progress.begin('opening the database');
    jest.advanceTimersByTime(2_900);
    progress.end();
    jest.advanceTimersByTime(60_000);
    expect(lines).toEqual([]);
  });

  it('says what it is doing after three seconds, and each later step', () => {
    const lines: string[] = [];
    const progress = new StartProgressHandler((line) => lines.push(line));
    progress.begin('opening the database');
    progress.begin('updating the schema');
    jest.advanceTimersByTime(3_100);
    progress.begin('creating the demo data');
    progress.end();
    expect(lines).toEqual(['Starting: updating the schema …\n', 'Starting: creating the demo data …\n']);
  });
});
