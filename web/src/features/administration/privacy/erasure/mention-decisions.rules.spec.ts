import {
  buildDecisions,
  decideMentions,
  listMentionTexts,
  listUndecided,
  splitExcerpt,
  undoLastDecision,
} from './mention-decisions.rules';

const place = (id: string, table = 'interaction') => ({ table, id, column: 'summary' });
const MENTIONS = [place('1'), place('2'), place('3', 'task')];
const REPLACE = { action: 'replace', reason: null } as const;
const KEEP = { action: 'keep', reason: 'other_person' } as const;

describe('The decisions about mentions', () => {
  it('leave the mentions that nobody has decided', () => {
    const decisions = decideMentions([], [MENTIONS[1]!], REPLACE);
    expect(listUndecided(MENTIONS, decisions)).toEqual([MENTIONS[0], MENTIONS[2]]);
  });

  it('are taken back one by one, and together where they were made together', () => {
    const first = decideMentions<string>([], [MENTIONS[2]!], KEEP);
    const both = decideMentions(first, MENTIONS.slice(0, 2), REPLACE);
    expect(undoLastDecision(both)).toEqual(first);
    expect(undoLastDecision(first)).toEqual([]);
    expect(undoLastDecision([])).toEqual([]);
  });

  it('are replaced by a later one about the same mention', () => {
    const decisions = decideMentions<string>(decideMentions([], MENTIONS, REPLACE), [MENTIONS[0]!], KEEP);
    expect(buildDecisions(MENTIONS, decisions)).toEqual([
      { ...MENTIONS[0], action: 'keep', reason: 'other_person' },
      { ...MENTIONS[1], action: 'replace' },
      { ...MENTIONS[2], action: 'replace' },
    ]);
  });

  it('are not sent about a mention that is gone', () => {
    const decisions = decideMentions([], MENTIONS, REPLACE);
    expect(buildDecisions([MENTIONS[1]!], decisions)).toEqual([{ ...MENTIONS[1], action: 'replace' }]);
  });
});

describe('An excerpt', () => {
  const mark = (excerpt: string, ...names: string[]) =>
    splitExcerpt(excerpt, listMentionTexts(names))
      .map(({ text, isMention }) => (isMention ? `[${text}]` : text))
      .join('');

  it('shows the whole name as one mention', () => {
    expect(mark('Agreed with chen wei today', 'Chen Wei')).toBe('Agreed with [chen wei] today');
  });

  it('shows parts of the name and addresses', () => {
    expect(mark('Mrs Yuqing (y.chen@lumenova.example)', 'Chen Yuqing', 'y.chen@lumenova.example')).toBe(
      'Mrs [Yuqing] ([y.chen@lumenova.example])',
    );
  });

  it('shows two characters of a Chinese name', () => {
    expect(mark('与雨晴会面', '陈雨晴')).toBe('与[雨晴]会面');
    expect(mark('陈雨晴来访', '陈雨晴')).toBe('[陈雨晴]来访');
  });

  it('takes characters of a name as they are', () => {
    expect(mark('Jan (sr.) called', 'Jan (sr.)')).toBe('[Jan (sr.)] called');
  });

  it('shows nothing where the person has no name', () => {
    expect(splitExcerpt('Agreed', [])).toEqual([{ text: 'Agreed', isMention: false }]);
  });
});
