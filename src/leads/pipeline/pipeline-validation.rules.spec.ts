import { assertPipelineSound } from './pipeline-validation.rules.js';
import { STAGES, type StageDefinition } from './lead-stages.rules.js';
import { STATUS_TRANSITIONS, type StatusTransition } from './lead-statuses.rules.js';

const first = STAGES[0] as StageDefinition;
const last = STAGES.at(-1) as StageDefinition;
const change = (stage: string, part: Partial<StageDefinition>): StageDefinition[] =>
  STAGES.map((definition) => (definition.stage === stage ? { ...definition, ...part } : definition));
const move = (part: Pick<StatusTransition, 'from' | 'to'> & Partial<StatusTransition>): StatusTransition => ({
  reason: 'none',
  noteRequired: false,
  text: 'A move.',
  ...part,
});

describe('The validation of the pipeline at the start', () => {
  it('accepts the pipeline of the project', () => {
    expect(() => assertPipelineSound()).not.toThrow();
  });

  const { actorRule: _eyes, ...blind } = last;
  const faulty: [
    scenario: string,
    stages: readonly StageDefinition[],
    moves: readonly StatusTransition[],
    fault: string,
  ][] = [
    ['a stage is there twice', [...STAGES, first], STATUS_TRANSITIONS, 'stage first_contact is defined twice'],
    [
      'a stage is left out',
      STAGES.filter(({ stage }) => stage !== 'proposal'),
      STATUS_TRANSITIONS,
      'stage proposal cannot be reached',
    ],
    [
      'the order is wrong',
      [STAGES[1] as StageDefinition, first, ...STAGES.slice(2)],
      STATUS_TRANSITIONS,
      'the stages are out of order',
    ],
    [
      'a probability falls',
      change('proposal', { probability: 10 }),
      STATUS_TRANSITIONS,
      'the probability of proposal does not rise',
    ],
    [
      'a probability stays',
      change('proposal', { probability: 15 }),
      STATUS_TRANSITIONS,
      'the probability of proposal does not rise',
    ],
    [
      'a probability is above 100',
      change('invested', { probability: 101 }),
      STATUS_TRANSITIONS,
      'the probability of invested is not',
    ],
    [
      'a probability is below 5',
      change('first_contact', { probability: 4 }),
      STATUS_TRANSITIONS,
      'the probability of first_contact is not',
    ],
    [
      'a requirement is there twice',
      change('first_contact', { required: [...first.required, ...first.required] }),
      STATUS_TRANSITIONS,
      'requires title required twice',
    ],
    [
      'a requirement says nothing',
      change('proposal', { required: [{ ...first.required[0]!, field: 'likelihood', text: ' ' }] }),
      STATUS_TRANSITIONS,
      'proposal says nothing about likelihood',
    ],
    [
      'two stages win',
      change('announced', { setsStatus: 'won' }),
      STATUS_TRANSITIONS,
      'not exactly the last stage sets won',
    ],
    [
      'no second person looks',
      [...STAGES.slice(0, -1), blind],
      STATUS_TRANSITIONS,
      'sets won without a second pair of eyes',
    ],
    ['won can be set', STAGES, [...STATUS_TRANSITIONS, move({ from: 'lost', to: 'won' })], 'won can be set directly'],
    [
      'a win is taken back into winning',
      STAGES,
      [...STATUS_TRANSITIONS, move({ from: 'lost', to: 'on_hold', setsStage: 'invested' })],
      'lost goes back to invested',
    ],
    [
      'a status is never reached',
      STAGES,
      STATUS_TRANSITIONS.filter(({ to }) => to !== 'on_hold'),
      'status on_hold cannot be reached',
    ],
    [
      'a status is never left',
      STAGES,
      STATUS_TRANSITIONS.filter(({ from }) => from !== 'abandoned'),
      'status abandoned cannot be left',
    ],
    [
      'a move is there twice',
      STAGES,
      [...STATUS_TRANSITIONS, move({ from: 'on_hold', to: 'open' })],
      'the change of status from on_hold to open is defined twice',
    ],
  ];
  it.each(faulty)('prevents the start when %s', (_scenario, stages, moves, fault) => {
    expect(() => assertPipelineSound(stages, moves)).toThrow(fault);
  });

  it('names every fault at once', () => {
    const stages = change('proposal', { probability: 10 });
    const moves = STATUS_TRANSITIONS.filter(({ to }) => to !== 'on_hold');
    expect(() => assertPipelineSound(stages, moves)).toThrow(/proposal does not rise.*on_hold cannot be reached/);
  });
});
