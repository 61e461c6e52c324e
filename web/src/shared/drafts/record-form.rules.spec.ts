import { applyChanges, findTheirs, type FormChanges } from './record-form.rules';

interface Stop {
  city: string;
  target: number | null;
}
const NONE: FormChanges<Stop> = { changes: {}, base: {} };
const STOP: Stop = { city: 'Foshan', target: 80 };

describe('the form of a record', () => {
  it('remembers what was changed and from which value', () => {
    const once = applyChanges(NONE, { city: 'Zhuhai' }, STOP);
    expect(applyChanges(once, { city: 'Shenzhen' }, { ...STOP, city: 'Dongguan' })).toEqual({
      changes: { city: 'Shenzhen' },
      base: { city: 'Foshan' },
    });
    expect(applyChanges(once, { city: 'Foshan' }, STOP)).toEqual(NONE);
  });

  it('knows what somebody else has entered into a changed field', () => {
    const form = applyChanges(NONE, { city: 'Zhuhai' }, STOP);
    expect(findTheirs(form, STOP, 'city')).toBeUndefined();
    expect(findTheirs(form, { ...STOP, city: 'Dongguan' }, 'city')).toBe('Dongguan');
    expect(findTheirs(form, { ...STOP, city: 'Zhuhai' }, 'city')).toBeUndefined();
    expect(findTheirs(form, { ...STOP, target: 90 }, 'target')).toBeUndefined();
  });
});
