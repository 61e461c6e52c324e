import { VOCABULARY } from '../i18n/vocabulary.constants.js';
import { PIPELINE_VERSION, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { ReportColumn } from '../definition/report-definition.rules.js';
import {
  CAPEX,
  buildCountColumn,
  buildEuroColumn,
  JOBS,
  buildKeyColumn,
  buildLabelColumn,
  buildTextColumn,
} from '../definition/report-column.factory.js';

const formatProbabilities = (titles: Readonly<Record<string, string>>) =>
  STAGES.map(({ stage, probability }) => `${titles[stage]} ${probability}`).join(', ');
const P_TABLE = { en: formatProbabilities(VOCABULARY.en.stage), nl: formatProbabilities(VOCABULARY.nl.stage) };

const FIGURES: readonly ReportColumn[] = [
  buildCountColumn(
    'leads',
    'leads',
    { en: 'Open leads', nl: 'Open leads' },
    { en: 'Leads that are open at the end of asOf.', nl: 'Leads die open zijn op de peildatum.' },
  ),
  JOBS,
  CAPEX,
  buildCountColumn(
    'weightedJobs',
    'jobs',
    { en: 'Weighted jobs', nl: 'Gewogen jobs' },
    {
      en: `Σ jobsExpected × p ÷ 100, rounded once, half up, so that rounded rows may differ from the total. p in per cent: ${P_TABLE.en}.`,
      nl: `Som van verwachte jobs × kans. Elk cijfer is één keer afgerond, zodat de som van de rijen van het totaal kan afwijken. Kans in procent: ${P_TABLE.nl}.`,
    },
  ),
  buildEuroColumn(
    'weightedCapexEur',
    { en: 'Weighted capex', nl: 'Gewogen investering' },
    {
      en: 'Σ capexEur × p ÷ 100, rounded in the same way, with the same p.',
      nl: 'Som van gepland investeringsbedrag × kans, op dezelfde manier afgerond, met dezelfde kansen.',
    },
  ),
];

/** The columns of the forecast. */
export const FORECAST_COLUMNS: readonly ReportColumn[] = [
  buildKeyColumn({
    en: 'The month or quarter in which the investor expects to decide; overdue: before asOf; later: beyond two years; none: without a date.',
    nl: 'De maand of het kwartaal waarin de investeerder verwacht te beslissen; of een code voor een datum vóór de peildatum, een datum na meer dan twee jaar, of geen datum.',
  }),
  buildLabelColumn(
    { en: 'Decision', nl: 'Beslissing' },
    {
      en: 'The month or quarter in which the investor expects to decide; or overdue, later than two years, or without a date.',
      nl: 'De maand of het kwartaal waarin de investeerder verwacht te beslissen. Datum voorbij: de verwachte dag ligt vóór de peildatum. Later: over meer dan twee jaar.',
    },
  ),
  ...FIGURES,
];

/** The columns of the forecast by the likelihood that project managers judged. */
export const LIKELIHOOD_COLUMNS: readonly ReportColumn[] = [
  buildKeyColumn({
    en: 'The likelihood as judged: low, medium or high. Null where nobody has.',
    nl: 'De code van de ingeschatte waarschijnlijkheid. Leeg waar niemand ze ingeschat heeft.',
  }),
  buildLabelColumn(
    { en: 'Likelihood', nl: 'Waarschijnlijkheid' },
    {
      en: 'The likelihood that the project manager judged.',
      nl: 'De waarschijnlijkheid zoals de projectleider die inschatte.',
    },
  ),
  ...FIGURES,
];

/** The columns of the probabilities by which figures are weighted. */
export const PROBABILITY_COLUMNS: readonly ReportColumn[] = [
  {
    ...buildTextColumn(
      'stage',
      { en: 'Stage', nl: 'Fase' },
      { en: 'The stage that the probability belongs to.', nl: 'De fase waarvoor de kans geldt.' },
    ),
    codes: 'stage',
  },
  {
    name: 'p',
    title: { en: 'Probability', nl: 'Kans' },
    kind: 'percent',
    unit: 'percent',
    definition: {
      en: `Chance that a lead in this stage becomes an investment (pipeline version ${PIPELINE_VERSION}).`,
      nl: `De kans dat een lead in deze fase een investering wordt (versie ${PIPELINE_VERSION} van de pijplijn).`,
    },
  },
];
