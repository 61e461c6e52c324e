import type { Schedule } from '../report-schedules.api';
import type { CatalogueReport } from './report-choices.rules';
import {
  buildChanges,
  buildDraft,
  buildFolderName,
  buildNewSchedule,
  createDraft,
  keepKnownParameters,
  listChangedFields,
} from './schedule-draft.rules';

const seen = {
  id: 's',
  name: 'Pipeline',
  report: 'pipeline-summary',
  parameters: { asOf: 'previous_month_end', groupBy: 'owner' },
  cron: '0 6 1 * *',
  timezone: 'Europe/Brussels',
  format: 'pdf',
  lang: 'nl',
  folder: 'pipeline',
  keepFiles: null,
  recipients: [{ userId: 'u', contactId: null }],
  enabled: true,
  version: 3,
} as unknown as Schedule;

describe('The draft of a schedule', () => {
  it('becomes a request with a folder named after the schedule', () => {
    const draft = { ...createDraft('nl'), name: ' Voor de gedeputeerde (één) ', report: 'annual' };
    expect(buildNewSchedule(draft)).toEqual({
      name: 'Voor de gedeputeerde (één)',
      report: 'annual',
      parameters: {},
      cron: '0 6 1 * *',
      format: 'pdf',
      lang: 'nl',
      folder: 'voor-de-gedeputeerde-een',
      keepFiles: null,
      recipients: [],
      enabled: true,
    });
    expect(buildFolderName('管道', 'annual')).toBe('annual');
  });

  it('changes only what the user has changed, and removes parameters with null', () => {
    const draft = buildDraft(seen);
    expect(buildChanges({ ...draft, seen })).toEqual({});
    const changed = {
      ...draft,
      keepFiles: 12,
      recipients: [...seen.recipients, { userId: null, contactId: 'k' }],
      parameters: { asOf: 'yesterday' },
      rhythm: { ...draft.rhythm, day: 'L' },
    };
    expect(buildChanges({ ...changed, seen })).toEqual({
      keepFiles: 12,
      recipients: [
        { userId: 'u', contactId: null },
        { userId: null, contactId: 'k' },
      ],
      cron: '0 6 L * *',
      parameters: { asOf: 'yesterday', groupBy: null },
    });
  });

  it('keeps the parameters that another report has too', () => {
    const report = {
      parameters: [
        { name: 'asOf', type: 'date', values: null },
        { name: 'groupBy', type: 'choice', values: ['month', 'quarter'], default: 'month' },
      ],
    } as unknown as CatalogueReport;
    expect(keepKnownParameters({ ...seen.parameters }, report)).toEqual({ asOf: 'previous_month_end' });
    expect(keepKnownParameters({ groupBy: 'quarter' }, report)).toEqual({ groupBy: 'quarter' });
  });

  it('tells what somebody else has changed meanwhile', () => {
    expect(listChangedFields(seen, { ...seen, name: 'Pijplijn', version: 4, cron: '0 7 1 * *' })).toEqual([
      'name',
      'rhythm',
    ]);
  });
});
