import { buildDraggedLead, canDropOn } from './board-drag.rules';

describe('a card that is dragged', () => {
  const dragged = buildDraggedLead({ id: '0199', stage: 'qualified' });

  it('can be dropped on the column of another stage', () => {
    expect(canDropOn('proposal', dragged)).toBe(true);
  });

  it('cannot be dropped where it is, and nothing else can be dropped at all', () => {
    expect(canDropOn('qualified', dragged)).toBe(false);
    expect(canDropOn('proposal', { type: 'file' })).toBe(false);
  });
});
