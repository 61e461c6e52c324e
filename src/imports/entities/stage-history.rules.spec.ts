import { ImportRowError } from '../model/import-row.errors.js';
import { findFirstDay, planStageHistory } from './stage-history.rules.js';

const TODAY = '2026-06-30';

/** Plans the history of a lead that came in on 10 January 2024, in short texts. */
function plan(values: Record<string, unknown>, receivedOn = '2024-01-10') {
  const { stages, closing, notices } = planStageHistory(values, { receivedOn, today: TODAY });
  return {
    stages: stages.map(({ stage, occurredOn, isKnown }) => `${stage} ${occurredOn}${isKnown ? '' : ' ?'}`),
    ...(closing && { closing: `${closing.status} ${closing.occurredOn}` }),
    ...(notices.length > 0 && { notices: notices.map(({ field, code }) => `${field} ${code.replace('import.', '')}`) }),
  };
}

describe('The history of an imported lead', () => {
  it('leads to the stage of today in one transition, on the day since which the lead is there', () => {
    expect(plan({ stage: 'negotiation', stageSince: '2024-05-02' })).toEqual({ stages: ['negotiation 2024-05-02'] });
  });

  it('leads there on the day on which the lead came in where no day is known', () => {
    expect(plan({ stage: 'negotiation' })).toEqual({ stages: ['negotiation 2024-01-10 ?'] });
  });

  it('has no transition for a lead that is still in its first stage', () => {
    expect(plan({})).toEqual({ stages: [] });
    expect(plan({ stage: 'first_contact', stageSince: '2024-01-10' })).toEqual({ stages: [] });
    expect(plan({ stage: 'first_contact', stageSince: '2024-02-10' })).toEqual({
      stages: [],
      notices: ['stageSince stage_date_left_out'],
    });
  });

  it('enters the dated stages on their days, and none of the others on a day of its own', () => {
    const values = {
      stage: 'negotiation',
      stageSince: '2024-05-02',
      'stageDates.qualified': '2024-02-01',
      'stageDates.shortlisted': '2024-04-01',
    };
    expect(plan(values)).toEqual({
      stages: ['qualified 2024-02-01', 'shortlisted 2024-04-01', 'negotiation 2024-05-02'],
    });
  });

  it('enters the stage of today not before the last dated stage', () => {
    expect(plan({ stage: 'negotiation', 'stageDates.qualified': '2024-02-01' })).toEqual({
      stages: ['qualified 2024-02-01', 'negotiation 2024-02-01 ?'],
    });
  });

  it('has all days of its stages where the row names no stage, because they alone tell it', () => {
    const values = { 'stageDates.qualified': '2024-02-01', 'stageDates.announced': '2025-02-01' };
    expect(plan(values)).toEqual({ stages: ['qualified 2024-02-01', 'announced 2025-02-01'] });
    expect(plan({ ...values, 'stageDates.announced': '2023-02-01', stageSince: '2025-01-01' })).toEqual({
      stages: ['qualified 2024-02-01', 'announced 2023-02-01'],
      notices: ['stageSince stage_date_left_out'],
    });
  });

  it.each([
    ['before the lead came in', { 'stageDates.qualified': '2024-01-09' }],
    ['in the future', { 'stageDates.qualified': '2026-07-01' }],
    ['after the day since which the lead is in its stage', { 'stageDates.qualified': '2024-05-03' }],
    ['of a stage that the lead has not reached', { stageSince: undefined, 'stageDates.announced': '2024-03-03' }],
    ['of the investment of a lead that is not won', { 'stageDates.invested': '2024-03-03' }],
  ])('leaves out a day %s', (_, dates) => {
    const { notices } = plan({ stage: 'negotiation', stageSince: '2024-05-02', ...dates });
    expect(notices).toEqual([`${Object.keys(dates).at(-1)} stage_date_left_out`]);
  });

  it('leaves out as few days as possible', () => {
    const values = {
      stage: 'announced',
      'stageDates.qualified': '2024-09-01',
      'stageDates.proposal': '2024-03-01',
      'stageDates.shortlisted': '2024-04-01',
      'stageDates.announced': '2024-06-01',
    };
    expect(plan(values)).toEqual({
      stages: ['proposal 2024-03-01', 'shortlisted 2024-04-01', 'announced 2024-06-01'],
      notices: ['stageDates.qualified stage_date_left_out'],
    });
    const two = { stage: 'proposal', 'stageDates.qualified': '2024-05-01', 'stageDates.proposal': '2024-03-01' };
    expect(plan(two)).toEqual({
      stages: ['qualified 2024-05-01', 'proposal 2024-05-01 ?'],
      notices: ['stageDates.proposal stage_date_left_out'],
    });
  });

  it('tells of a lead that came back to an earlier stage, if the file says when', () => {
    const values = { stage: 'proposal', 'stageDates.proposal': '2024-02-01', 'stageDates.negotiation': '2024-04-01' };
    expect(plan({ ...values, stageSince: '2024-05-02' })).toEqual({
      stages: ['proposal 2024-02-01', 'negotiation 2024-04-01', 'proposal 2024-05-02'],
    });
    expect(plan(values)).toEqual({
      stages: ['proposal 2024-02-01'],
      notices: ['stageDates.negotiation stage_date_left_out'],
    });
  });

  it('believes the day of the stage of today where the stage has two', () => {
    const values = { stage: 'proposal', stageSince: '2024-05-02', 'stageDates.proposal': '2024-02-01' };
    expect(plan(values)).toEqual({
      stages: ['proposal 2024-05-02'],
      notices: ['stageDates.proposal stage_date_left_out'],
    });
  });

  it('closes a lead on the day of the file, else on that of its stage, else today', () => {
    const lost = { stage: 'proposal', status: 'lost' };
    expect(plan({ ...lost, closedOn: '2024-06-01' })).toEqual({
      stages: ['proposal 2024-01-10 ?'],
      closing: 'lost 2024-06-01',
    });
    expect(plan({ ...lost, stageSince: '2024-05-02' })).toEqual({
      stages: ['proposal 2024-05-02'],
      closing: 'lost 2024-05-02',
      notices: ['closedOn closed_on_assumed'],
    });
    expect(plan(lost)).toEqual({
      stages: ['proposal 2024-01-10 ?'],
      closing: `lost ${TODAY}`,
      notices: ['closedOn closed_on_assumed'],
    });
    expect(plan({ ...lost, closedOn: '2023-06-01', 'stageDates.qualified': '2024-03-01' })).toEqual({
      stages: ['qualified 2024-03-01', 'proposal 2024-03-01 ?'],
      closing: `lost ${TODAY}`,
      notices: ['closedOn stage_date_left_out', 'closedOn closed_on_assumed'],
    });
    expect(plan({ ...lost, closedOn: '2024-03-01', stageSince: '2024-05-02' })).toEqual({
      stages: ['proposal 2024-01-10 ?'],
      closing: 'lost 2024-03-01',
      notices: ['stageSince stage_date_left_out'],
    });
    expect(plan({ status: 'on_hold', stage: 'qualified', stageSince: '2024-05-02' })).toEqual({
      stages: ['qualified 2024-05-02'],
      closing: `on_hold ${TODAY}`,
    });
  });

  it('wins a lead on the day of the investment, else of the closing, else of its stage, else today', () => {
    expect(plan({ stage: 'invested', 'stageDates.invested': '2025-01-02' })).toEqual({
      stages: ['invested 2025-01-02'],
    });
    expect(plan({ status: 'won', closedOn: '2025-01-02' })).toEqual({ stages: ['invested 2025-01-02'] });
    expect(plan({ stage: 'invested', status: 'won', stageSince: '2025-01-02' })).toEqual({
      stages: ['invested 2025-01-02'],
      notices: ['closedOn closed_on_assumed'],
    });
    expect(plan({ status: 'won', 'stageDates.announced': '2025-01-02' })).toEqual({
      stages: ['announced 2025-01-02', `invested ${TODAY} ?`],
      notices: ['closedOn closed_on_assumed'],
    });
    expect(plan({ stage: 'invested', closedOn: '2025-01-02', stageSince: '2025-01-01' })).toEqual({
      stages: ['invested 2025-01-02'],
      notices: ['stageSince stage_date_left_out'],
    });
  });

  it.each([
    ['stage', { stage: 'proposal', status: 'won' }],
    ['stage', { stage: 'invested', status: 'lost' }],
    ['stage', { stage: 'invested', status: 'open' }],
    ['status', { 'stageDates.invested': '2025-01-02', status: 'open' }],
  ])('is refused by the field %s where it contradicts itself: %j', (field, values) => {
    try {
      plan(values);
      throw new Error('The row was not refused.');
    } catch (error) {
      expect((error as ImportRowError).errors).toMatchObject([{ field, code: 'import.stage_contradicts_status' }]);
    }
  });

  it('begins on the first day of the row where the day on which the lead came in is not known', () => {
    expect(findFirstDay({ stageSince: '2024-05-02', 'stageDates.qualified': '2024-02-01' }, TODAY)).toBe('2024-02-01');
    expect(findFirstDay({ stageSince: '2024-05-02' }, TODAY)).toBe('2024-05-02');
    expect(findFirstDay({ 'stageDates.qualified': '2026-07-01' }, TODAY)).toBeNull();
    expect(findFirstDay({}, TODAY)).toBeNull();
  });
});
