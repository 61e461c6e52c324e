import { decideFiling, type FilingFacts, findLeadReferences, findTaggedReferences, removeTag } from './filing.rules.js';

const GOOD: FilingFacts = {
  isReadable: true,
  isOwnMail: false,
  isBounce: false,
  isAutoReply: false,
  isTrusted: true,
  participants: 1,
  contacts: 1,
  isLeadAmbiguous: false,
};

describe('A received mail', () => {
  it.each<[string, Partial<FilingFacts>, string, string | null]>([
    ['is filed', {}, 'processed', null],
    [
      'of ours is ignored, whatever else it is',
      { isOwnMail: true, isReadable: false, isTrusted: false },
      'ignored',
      'own_mail',
    ],
    ['that is a report is ignored', { isBounce: true, isAutoReply: true }, 'ignored', 'bounce'],
    ['of a program is ignored', { isAutoReply: true, isTrusted: false }, 'ignored', 'auto_reply'],
    ['that cannot be read needs review', { isReadable: false, participants: 0 }, 'needs_review', 'unreadable'],
    ['between colleagues is ignored', { participants: 0, contacts: 0 }, 'ignored', 'only_colleagues'],
    ['that nobody answers for needs review', { isTrusted: false, contacts: 0 }, 'needs_review', 'unverified_sender'],
    ['of a stranger needs review', { contacts: 0 }, 'needs_review', 'unknown_sender'],
    ['with several leads needs review', { isLeadAmbiguous: true }, 'needs_review', 'ambiguous_lead'],
  ])('%s', (_, change, state, reason) => {
    expect(decideFiling({ ...GOOD, ...change })).toEqual({ state, reason });
  });
});

describe('The references of leads', () => {
  it('are found in a subject, each once', () => {
    const subject = 'RE: lead-2026-0021 and [LEAD-2026-10022] LEAD-2026-0021, not XLEAD-2026-0001 or LEAD-26-1';
    expect(findLeadReferences(subject)).toEqual(['LEAD-2026-0021', 'LEAD-2026-10022']);
  });

  it('are found after the + of addresses', () => {
    const addresses = ['crm+lead-2026-0021@locate.test', 'crm+news@locate.test', 'lead-2026-0022@x.test'];
    expect(findTaggedReferences(addresses)).toEqual(['LEAD-2026-0021']);
    expect(removeTag('crm+lead-2026-0021@locate.test')).toBe('crm@locate.test');
  });
});
