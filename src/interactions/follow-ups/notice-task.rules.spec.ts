import { buildNoticeTask } from './notice-task.rules.js';

const NOW = new Date('2026-02-03T23:30:00Z');

describe('The task to inform people about their data', () => {
  it('is due 28 days after the day in the zone of the agency', () => {
    expect(buildNoticeTask('Chen Wei', NOW)).toEqual({
      title: 'Tell Chen Wei where their data is from (GDPR art. 14)',
      dueOn: '2026-03-04',
    });
  });

  it('has a title of at most 200 characters that splits no surrogate pair', () => {
    const { title } = buildNoticeTask(`${'x'.repeat(193)}😀`, NOW);
    expect(title).toBe(`Tell ${'x'.repeat(193)}…`);
  });
});
