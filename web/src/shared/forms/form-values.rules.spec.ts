import { cleanTexts, pickSent } from './form-values.rules';

describe('The values of a form', () => {
  it('have no blanks around texts, and null for an empty one', () => {
    expect(cleanTexts({ name: ' Bus 1 ', notes: '  ', seats: 0, isOpen: false, id: null })).toEqual({
      name: 'Bus 1',
      notes: null,
      seats: 0,
      isOpen: false,
      id: null,
    });
  });

  it('are sent where they were changed', () => {
    expect(pickSent({ name: 'Bus 1', notes: null }, (field) => field === 'notes')).toEqual({ notes: null });
  });
});
