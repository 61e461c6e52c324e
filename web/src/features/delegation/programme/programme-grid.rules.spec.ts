import { buildGrid, findMinute, listHours, pickDays } from './programme-grid.rules';

const ZONE = 'Asia/Shanghai';
const item = (id: string, startsAt: string, endsAt: string) => ({
  id,
  startsAt: `${startsAt}:00+08:00`,
  endsAt: `${endsAt}:00+08:00`,
});

describe('the grid of a programme', () => {
  const day = '2027-03-08';
  const show = (items: ReturnType<typeof item>[], days = [day]) =>
    buildGrid(items, days, ZONE).columns.map(({ blocks }) =>
      blocks.map((block) => [block.item.id, block.from, block.to, block.lane, block.lanes]),
    );

  it('puts items at the hours of the visit', () => {
    expect(show([item('tour', '2027-03-08T09:00', '2027-03-08T11:30')])).toEqual([[['tour', 540, 690, 0, 1]]]);
  });

  it('puts items at the same time side by side', () => {
    const items = [
      item('a', '2027-03-08T09:00', '2027-03-08T11:00'),
      item('b', '2027-03-08T10:00', '2027-03-08T12:00'),
      item('c', '2027-03-08T11:00', '2027-03-08T12:00'),
      item('d', '2027-03-08T12:00', '2027-03-08T13:00'),
    ];
    expect(show(items)).toEqual([
      [
        ['a', 540, 660, 0, 2],
        ['b', 600, 720, 1, 2],
        ['c', 660, 720, 0, 2],
        ['d', 720, 780, 0, 1],
      ],
    ]);
  });

  it('continues an item past midnight on the next day, and shows short items', () => {
    const flight = item('flight', '2027-03-08T22:00', '2027-03-09T02:00');
    const late = item('late', '2027-03-08T20:00', '2027-03-09T00:00');
    expect(show([flight], [day, '2027-03-09'])).toEqual([[['flight', 1320, 1440, 0, 1]], [['flight', 0, 120, 0, 1]]]);
    expect(show([late], [day, '2027-03-09'])[1]).toEqual([]);
    expect(show([item('toast', '2027-03-08T12:00', '2027-03-08T12:05')])).toEqual([[['toast', 720, 750, 0, 1]]]);
  });

  it('shows the hours that are needed, and finds the half hour of a click', () => {
    const grid = buildGrid([item('early', '2027-03-08T06:30', '2027-03-08T07:00')], [day], ZONE);
    expect([grid.from, grid.to]).toEqual([360, 1140]);
    expect(listHours({ from: 480, to: 660 })).toEqual([480, 540, 600]);
    expect(findMinute({ from: 480, to: 1140 }, 0.5)).toBe(810);
    expect(findMinute({ from: 480, to: 1140 }, 1)).toBe(1110);
  });

  it('shows the week of the visit that is wanted, or that of today', () => {
    const visit = { startsOn: '2027-03-08', endsOn: '2027-03-17' };
    expect(pickDays(visit, undefined, '2026-01-01')).toHaveLength(7);
    expect(pickDays(visit, '2027-03-16', '2026-01-01')).toEqual(['2027-03-15', '2027-03-16', '2027-03-17']);
    expect(pickDays(visit, undefined, '2027-03-15')[0]).toBe('2027-03-15');
  });
});
