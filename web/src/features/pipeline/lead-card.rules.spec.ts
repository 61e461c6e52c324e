import { buildInitials, findCardSigns } from './lead-card.rules';

const TODAY = '2026-11-30';
const TASK = { id: 't', title: 'Send the offer', dueOn: '2026-12-06', assigneeId: null };
const LEAD = { status: 'open', staleSince: null, nextTask: TASK } as const;

describe('the last line of a card', () => {
  it('shows a task that is due within a week or overdue, and that there is none', () => {
    const isTaskShown = (dueOn: string) => findCardSigns({ ...LEAD, nextTask: { ...TASK, dueOn } }, TODAY).isTaskShown;
    expect(['2026-11-01', '2026-11-30', '2026-12-06', '2026-12-07'].map(isTaskShown)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(findCardSigns({ ...LEAD, nextTask: null }, TODAY).isTaskShown).toBe(true);
  });

  it('says nothing of tasks where the lead is won', () => {
    expect(findCardSigns({ ...LEAD, status: 'won', nextTask: null }, TODAY).isTaskShown).toBe(false);
  });

  it('says that a lead is on hold, and that it is stale from the day on that it has', () => {
    expect(findCardSigns({ ...LEAD, status: 'on_hold' }, TODAY)).toMatchObject({ isHeld: true, isStale: false });
    expect(findCardSigns({ ...LEAD, staleSince: TODAY }, TODAY).isStale).toBe(true);
  });
});

describe('initials', () => {
  it('are the first letters of the first and the last word', () => {
    expect(['Stefan Raes', 'Mei Ling van der Velde', '王伟', 'élan'].map(buildInitials)).toEqual([
      'SR',
      'MV',
      '王',
      'É',
    ]);
  });
});
