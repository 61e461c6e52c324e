import { fitLines, measureTextWidth } from './text-width.rules.js';

const SPACE = { width: 200, height: 54, maxLines: 2, maxSize: 36, minSize: 7, weight: 'bold' as const };

describe('A text in a space', () => {
  it('is as large as it fits: a short one on one line, a long one on two', () => {
    expect(fitLines('Li Na', SPACE)).toEqual({ lines: ['Li Na'], size: 36 });
    const { lines, size } = fitLines('Wolfgang Vandenberghe-Janssens', SPACE);
    expect(lines).toEqual(['Wolfgang', 'Vandenberghe-Janssens']);
    expect(measureTextWidth(lines[1]!, size, 'bold')).toBeLessThanOrEqual(200);
    expect(measureTextWidth(lines[1]!, size + 0.5, 'bold')).toBeGreaterThan(200);
  });

  it('breaks a word only if it would become too small to read, but Chinese anywhere', () => {
    expect(fitLines('x'.repeat(40), SPACE).lines).toHaveLength(2);
    expect(fitLines('x'.repeat(30), SPACE)).toMatchObject({ lines: ['x'.repeat(30)] });
    expect(fitLines('陈'.repeat(12), SPACE)).toEqual({ lines: ['陈'.repeat(8), '陈'.repeat(4)], size: 22.5 });
  });

  it('ends with an ellipsis if it is too long in the smallest size', () => {
    const { lines, size } = fitLines('x'.repeat(300), SPACE);
    expect([lines.length, size, lines[1]!.endsWith('…')]).toEqual([2, 7, true]);
    expect(fitLines('many words '.repeat(40), { ...SPACE, maxLines: 1 }).lines).toHaveLength(1);
  });
});
