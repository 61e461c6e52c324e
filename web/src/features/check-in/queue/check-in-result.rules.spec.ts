import type { EntryResult } from './check-in-queue.rules';
import { findReason, isUndoable, reconcileResult, type ShownResult } from './check-in-result.rules';

const SHOWN: ShownResult = {
  kind: 'checked_in',
  name: 'Li Na',
  companyName: null,
  checkedInAt: null,
  key: '1',
  number: 1,
};
const PERSON = { fullName: 'Li Na', companyName: 'Lumenova', checkedInAt: '2027-03-18T08:01:00.000Z' };
const build = (outcome: EntryResult['outcome'], person: object | null = PERSON): EntryResult => ({
  key: '1',
  outcome,
  person: person as EntryResult['person'],
  code: null,
  detail: null,
});

describe('the result that a device shows', () => {
  it('becomes that of the server, which knows more', () => {
    expect(reconcileResult(SHOWN, [build('already')])).toMatchObject({ kind: 'already', companyName: 'Lumenova' });
    expect(reconcileResult(SHOWN, [build('refused', null)])).toMatchObject({ kind: 'refused', name: 'Li Na' });
    expect(reconcileResult({ ...SHOWN, kind: 'unknown', name: '7K3M9QX2TB' }, [build('checked_in')])).toMatchObject({
      kind: 'checked_in',
      name: 'Li Na',
    });
  });

  it('keeps its reason where the server refuses for the same', () => {
    expect(reconcileResult({ ...SHOWN, kind: 'cancelled' }, [build('refused')])?.kind).toBe('cancelled');
  });

  it('stays as it is with the results of other entries', () => {
    expect(reconcileResult({ ...SHOWN, key: '2' }, [build('refused')])?.kind).toBe('checked_in');
    expect(reconcileResult({ ...SHOWN, key: null }, [build('refused')])?.kind).toBe('checked_in');
    expect(reconcileResult(null, [build('refused')])).toBeNull();
  });

  it('can be taken back if it has brought somebody in', () => {
    expect(isUndoable(SHOWN)).toBe(true);
    expect(isUndoable({ ...SHOWN, kind: 'already', key: null })).toBe(false);
    expect(isUndoable({ ...SHOWN, kind: 'cancelled' })).toBe(false);
  });

  it('has a text for the reasons of refusals, and that of the server for others', () => {
    expect(findReason('registration.cancelled')).toBe('cancelled');
    expect(findReason('something.new')).toBe('other');
    expect(findReason(null)).toBe('other');
  });
});
