import { MAIN } from '../document/report-document.rules';

/** A sum of the list of leads, and the column of the report that counts the leads that it adds up. */
interface FigureSum {
  sum:
    | 'jobsExpected'
    | 'jobsSafeguarded'
    | 'capexEur'
    | 'announcedJobs'
    | 'announcedCapexEur'
    | 'weightedJobs'
    | 'weightedCapexEur';
  counted: string;
}

type SumsByColumn = Readonly<Record<string, FigureSum | undefined>>;

const buildExpectedSums = (counted: string): SumsByColumn => ({
  jobs: { sum: 'jobsExpected', counted },
  jobsSafeguarded: { sum: 'jobsSafeguarded', counted },
  capexEur: { sum: 'capexEur', counted },
  weightedJobs: { sum: 'weightedJobs', counted },
  weightedCapexEur: { sum: 'weightedCapexEur', counted },
});

const ANNOUNCED: SumsByColumn = {
  jobs: { sum: 'announcedJobs', counted: 'projects' },
  jobsSafeguarded: { sum: 'jobsSafeguarded', counted: 'projects' },
  capexEur: { sum: 'announcedCapexEur', counted: 'projects' },
};

const REALISED: SumsByColumn = {
  announcedJobs: { sum: 'announcedJobs', counted: 'projects' },
  announcedCapexEur: { sum: 'announcedCapexEur', counted: 'projects' },
};

const LOST: SumsByColumn = {
  lostJobs: { sum: 'jobsExpected', counted: 'lost' },
  lostCapexEur: { sum: 'capexEur', counted: 'lost' },
  abandonedJobs: { sum: 'jobsExpected', counted: 'abandoned' },
  abandonedCapexEur: { sum: 'capexEur', counted: 'abandoned' },
};

/** The columns that add something up, by report and table, with the sum of the list that is the same. */
export const SUMS: Readonly<Record<string, SumsByColumn | undefined>> = {
  [`pipeline-summary ${MAIN}`]: buildExpectedSums('open'),
  'pipeline-summary lost-reasons': LOST,
  [`lost-reasons ${MAIN}`]: LOST,
  'lost-reasons stages': LOST,
  'lost-reasons competitors': LOST,
  [`forecast ${MAIN}`]: buildExpectedSums('leads'),
  'forecast likelihood': buildExpectedSums('leads'),
  [`activity-attribution ${MAIN}`]: {
    announcedJobs: { sum: 'announcedJobs', counted: 'announced' },
    announcedCapexEur: { sum: 'announcedCapexEur', counted: 'announced' },
  },
  [`realisation ${MAIN}`]: REALISED,
  'realisation young': REALISED,
  'realisation involvement': { jobs: { sum: 'announcedJobs', counted: 'wins' } },
  [`annual ${MAIN}`]: ANNOUNCED,
  'annual tiles': ANNOUNCED,
  'annual realised': REALISED,
  'annual origins': ANNOUNCED,
  'annual types': ANNOUNCED,
  'annual activities': ANNOUNCED,
};
