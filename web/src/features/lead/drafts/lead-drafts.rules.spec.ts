import { findConflicts, rebaseDrafts, setDraft } from './lead-drafts.rules';
import type { LeadView } from '../lead-page.api';

const buildLead = (version: number, fields: Partial<LeadView> = {}) =>
  ({ version, description: 'old', sector: '27.40', ...fields }) as LeadView;

describe('the drafts of a lead', () => {
  it('remember the value and the version from which the user began', () => {
    const drafts = setDraft({}, buildLead(3), 'description', 'new');
    expect(setDraft(drafts, buildLead(4), 'description', 'newer')).toEqual({
      description: { value: 'newer', base: 'old', version: 3 },
    });
  });

  it('end when the user types the old value again', () => {
    const drafts = setDraft({}, buildLead(3), 'description', 'new');
    expect(setDraft(drafts, buildLead(3), 'description', 'old')).toEqual({});
  });

  it('follow the own change of the user, but not over a field that somebody else has changed', () => {
    const drafts = setDraft(setDraft({}, buildLead(3), 'description', 'mine'), buildLead(3), 'sector', '26.11');
    const saved = buildLead(4, { sector: '10.10' });
    expect(rebaseDrafts(drafts, saved, 3)).toEqual({
      description: { value: 'mine', base: 'old', version: 4 },
      sector: { value: '26.11', base: '27.40', version: 3 },
    });
  });

  it('are compared with the lead as it is now', () => {
    const drafts = setDraft(setDraft({}, buildLead(3), 'description', 'mine'), buildLead(3), 'sector', '26.11');
    const now = buildLead(4, { description: 'theirs' });
    expect(findConflicts(drafts, now, ['description'])).toEqual([
      { field: 'description', mine: 'mine', theirs: 'theirs', base: 'old', isChanged: true },
    ]);
    expect(findConflicts(drafts, now, ['sector'])).toMatchObject([{ isChanged: false }]);
  });

  it('are in no conflict with a lead that has their values already, such as after a lost answer', () => {
    const drafts = setDraft({}, buildLead(3), 'description', 'mine');
    expect(findConflicts(drafts, buildLead(4, { description: 'mine' }), ['description'])).toEqual([]);
  });
});
