import { buildPipelineDefinition } from './pipeline-definition.rules.js';
import { STAGES } from './lead-stages.rules.js';
import { LOST_REASONS, STAGE_NAMES } from './lead.constants.js';

describe('The definition of the pipeline for clients', () => {
  const definition = buildPipelineDefinition(90);

  it('is plain JSON, so that serialisation loses nothing', () => {
    expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
  });

  it('lists every stage with its probability and everything it requires', () => {
    expect(definition.stages.map(({ stage }) => stage)).toEqual([...STAGE_NAMES]);
    for (const [index, stage] of definition.stages.entries()) {
      const source = STAGES[index];
      expect(stage.position).toBe(index);
      expect(stage.probability).toBe(source?.probability);
      expect(stage.required).toHaveLength((source?.required.length ?? 0) + (source?.actorRule ? 1 : 0));
    }
  });

  it('says when a conditional requirement applies', () => {
    const activity = definition.stages[0]?.required.find(({ field }) => field === 'source.activityId');
    expect(activity).toEqual({
      field: 'source.activityId',
      pointer: '/source/activityId',
      code: 'required',
      text: 'Name the delegation, roadshow or seminar it came from.',
      neededWhen: 'source.channel is activity',
    });
  });

  it('contains the verification and the status that invested sets', () => {
    const invested = definition.stages.at(-1);
    expect(invested?.setsStatus).toBe('won');
    expect(invested?.required.at(-1)).toMatchObject({ field: 'mover', code: 'second_pair_of_eyes', neededWhen: null });
  });

  it('lists the statuses, their transitions, the reasons and the staleness setting', () => {
    expect(definition.statuses.map(({ status }) => status)).toEqual(['open', 'on_hold', 'won', 'lost', 'abandoned']);
    expect(definition.statusMoves.find(({ from }) => from === 'won')).toMatchObject({
      to: 'open',
      noteRequired: true,
      roles: ['manager', 'admin'],
      setsStage: 'announced',
    });
    expect(definition.lostReasons.map(({ reason }) => reason)).toEqual([...LOST_REASONS]);
    expect(definition.lostReasons.filter(({ noteRequired }) => noteRequired).map(({ reason }) => reason)).toEqual([
      'other',
    ]);
    expect(definition.staleAfterDays).toBe(90);
  });

  it('is a copy, so that changing it does not change the rules', () => {
    buildPipelineDefinition(90).values.likelihood?.push('certain');
    expect(buildPipelineDefinition(90).values.likelihood).toEqual(['low', 'medium', 'high']);
  });
});
