import type { components } from '../../../shared/api/schema';
import type { LeadView } from '../lead-page.api';
import { buildChecklist, findNextStage, listMissing } from './stage-checklist.rules';

type PipelineStage = components['schemas']['PipelineStageView'];
type Gate = components['schemas']['GateView'];

const buildRequirement = (field: string, code = 'required', neededWhen: string | null = null) => ({
  field,
  code,
  neededWhen,
  pointer: '',
  text: '',
});
const STAGES = [
  {
    stage: 'first_contact',
    required: [buildRequirement('title'), buildRequirement('source.activityId', 'required', 'the channel is activity')],
  },
  {
    stage: 'qualified',
    required: [
      buildRequirement('sector'),
      buildRequirement('competitorLocations', 'at_least_one', 'it looks elsewhere'),
      buildRequirement('interactions', 'at_least_one'),
    ],
  },
  {
    stage: 'announced',
    required: [buildRequirement('announcedOn'), buildRequirement('announcedOn', 'not_in_future', 'it is given')],
  },
] as unknown as PipelineStage[];
const LEAD = {
  stage: 'first_contact',
  title: 'Plant',
  sector: '27.40',
  competitorLocations: [],
  source: { channel: 'web', activityId: null },
} as unknown as LeadView;
const buildMissing = (stage: string, field: string, code = 'required') => ({ stage, field, code, detail: field });

describe('the checklist of the stages', () => {
  const missing = [buildMissing('qualified', 'interactions', 'at_least_one'), buildMissing('announced', 'announcedOn')];
  const gates = [{ stage: 'announced', missing }] as unknown as Gate[];
  const checklist = buildChecklist(LEAD, STAGES, gates);

  it('says what each stage has and misses', () => {
    expect(checklist.map(({ items }) => items.map(({ text, isMet }) => [text, isMet]))).toEqual([
      [['title', true]],
      [
        ['sector', true],
        ['interactions', false],
      ],
      [['announcedOn', false]],
    ]);
  });

  it('leads from each to where it can be completed', () => {
    expect(checklist[1]?.items.map(({ target }) => target)).toEqual([
      { tab: 'overview', field: 'sector' },
      { show: 'interactions' },
    ]);
  });

  it('knows which stages are behind the lead, and which is next', () => {
    expect(checklist.map(({ progress }) => progress)).toEqual(['current', 'later', 'later']);
    expect(findNextStage(checklist)?.stage).toBe('qualified');
  });

  it('lists what the next stage needs, also of the stages that an imported lead has passed without it', () => {
    const list = (of: typeof checklist) => listMissing(of).map(({ text }) => text);
    expect(list(checklist)).toEqual(['interactions']);
    expect(list(buildChecklist({ ...LEAD, stage: 'qualified' }, STAGES, gates))).toEqual([
      'interactions',
      'announcedOn',
    ]);
    expect(list(buildChecklist({ ...LEAD, stage: 'announced' }, STAGES, gates))).toEqual([]);
  });
});
