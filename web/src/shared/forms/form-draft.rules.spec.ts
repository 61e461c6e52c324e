import { joinDrafts } from './form-draft.rules';
import type { FormDraft } from './use-form-draft';

/** Makes a draft that writes its changes into a list. */
function makeDraft<V extends object>(values: V, written: object[]): FormDraft<V> {
  return {
    values,
    isRestored: false,
    change: (part) => written.push(part),
    discard: () => written.push({}),
    isChanged: () => false,
    describeTheirs: () => undefined,
    keepMine: () => {},
  };
}

describe('A draft of which a part is not kept', () => {
  it('never hands a secret to the part that the device keeps', () => {
    const kept: object[] = [];
    const secrets: object[] = [];
    const joined = joinDrafts(makeDraft({ name: '' }, kept), makeDraft({ token: '' }, secrets));
    joined?.change({ name: 'Fair', token: 'hunter2' });
    expect([kept, secrets]).toEqual([[{ name: 'Fair' }], [{ token: 'hunter2' }]]);
  });

  it('is read when both parts are', () => {
    expect(joinDrafts(null, makeDraft({ token: '' }, []))).toBeNull();
  });
});
