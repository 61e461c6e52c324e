import type { components } from '../../../shared/api/schema';
import { buildTouchRequest, readTouchValues } from './touch-values.rules';

const TOUCH = { activityId: null, agreementId: 'g', channel: null, occurredOn: '2026-11-02', note: null };
const toTouch = (change: object) => ({ ...TOUCH, ...change }) as components['schemas']['LeadTouchView'];

describe('a touch', () => {
  it('is about one record or one channel', () => {
    const values = { ...readTouchValues(null, '2026-11-27'), activityId: 'a', agreementId: 'g' };
    const day = { occurredOn: '2026-11-27', note: null };
    expect(buildTouchRequest(values)).toEqual({ activityId: 'a', agreementId: null, channel: null, ...day });
    expect(buildTouchRequest({ ...values, channel: 'agreement' })).toMatchObject({
      activityId: null,
      agreementId: 'g',
    });
    expect(buildTouchRequest({ ...values, channel: 'web', note: ' x ' })).toEqual({
      activityId: null,
      agreementId: null,
      channel: 'web',
      occurredOn: '2026-11-27',
      note: 'x',
    });
  });

  it('is edited with the values that it has', () => {
    expect(readTouchValues(toTouch({}), '2026-11-27')).toMatchObject({
      channel: 'agreement',
      occurredOn: '2026-11-02',
    });
    expect(readTouchValues(toTouch({ agreementId: null, channel: 'web' }), '')).toMatchObject({
      channel: 'web',
      note: '',
    });
  });
});
