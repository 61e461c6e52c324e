import { PIPELINE_VERSION, STAGES } from '../../leads/pipeline/lead-stages.rules.js';
import type { ReportColumn } from '../definition/report-definition.rules.js';
import { VOCABULARY } from '../i18n/vocabulary.constants.js';

const formatProbabilities = (titles: Readonly<Record<string, string>>) =>
  STAGES.map(({ stage, probability }) => `${titles[stage]} ${probability}`).join(', ');
const P_TABLE = { en: formatProbabilities(VOCABULARY.en.stage), nl: formatProbabilities(VOCABULARY.nl.stage) };

/** The columns of the pipeline summary. */
export const SUMMARY_COLUMNS: readonly ReportColumn[] = [
  {
    name: 'key',
    title: { en: 'Key', nl: 'Sleutel' },
    kind: 'text',
    nullable: true,
    unit: 'text',
    hidden: true,
    definition: {
      en:
        'The stage, the id of the owner, activity or agreement, the ISO country code of the company, ' +
        'the NACE code (with Rev. 2 behind it where Rev. 2.1 differs), or the channel. Null for leads without one, and for the totals.',
      nl:
        'De fase, de id van de eigenaar, activiteit of overeenkomst, de ISO-landcode van het bedrijf, ' +
        'de NACE-code (met Rev. 2 erachter waar Rev. 2.1 verschilt), of het kanaal. Leeg voor leads zonder zo’n gegeven, en voor de totalen.',
    },
  },
  {
    name: 'label',
    title: { en: 'Group', nl: 'Groep' },
    kind: 'text',
    unit: 'text',
    definition: {
      en: 'The name of the stage, owner, country, sector, channel, activity or agreement, as it was known at the end of asOf.',
      nl: 'De naam van de fase, de eigenaar, het land, de sector, het kanaal, de activiteit of de overeenkomst, zoals bekend op de peildatum.',
    },
  },
  {
    name: 'p',
    title: { en: 'Probability', nl: 'Kans' },
    kind: 'percent',
    nullable: true,
    unit: 'percent',
    definition: {
      en: `Chance that a lead in this stage becomes an investment (pipeline version ${PIPELINE_VERSION}). Only by stage.`,
      nl: `De kans dat een lead in deze fase een investering wordt (versie ${PIPELINE_VERSION} van de pijplijn). Enkel bij de groepering per fase.`,
    },
  },
  {
    name: 'open',
    title: { en: 'Open', nl: 'Open' },
    kind: 'integer',
    unit: 'leads',
    definition: {
      en: 'Leads that are open at the end of asOf. Archived leads count nowhere; confidential ones count everywhere.',
      nl: 'Leads die open zijn op de peildatum. Gearchiveerde leads tellen niet mee, vertrouwelijke wel.',
    },
  },
  {
    name: 'onHold',
    title: { en: 'On hold', nl: 'On hold' },
    kind: 'integer',
    unit: 'leads',
    definition: {
      en: 'Leads that are on hold at the end of asOf.',
      nl: 'Leads die op de peildatum on hold staan.',
    },
  },
  {
    name: 'new',
    title: { en: 'New', nl: 'Nieuw' },
    kind: 'integer',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'Leads received in the period, whatever their status. By stage: in the stage they were in at the end of the period.',
      nl: 'Leads die in de periode ontvangen zijn, wat hun status ook is. Bij de groepering per fase tellen ze in de fase waarin ze op het einde van de periode zaten.',
    },
  },
  {
    name: 'advanced',
    title: { en: 'Advanced', nl: 'Vooruit' },
    kind: 'integer',
    unit: 'moves',
    isPeriodFigure: true,
    definition: {
      en:
        'Transitions to a later stage that occurred in the period; a transition over several stages is one, a transition back takes none away. ' +
        'By stage: in the stage left.',
      nl:
        'Stappen naar een latere fase in de periode; een stap over meerdere fasen telt als één stap, en een stap terug gaat er niet af. ' +
        'Bij de groepering per fase tellen ze in de fase die verlaten werd.',
    },
  },
  {
    name: 'lost',
    title: { en: 'Lost', nl: 'Verloren' },
    kind: 'integer',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'Leads that are lost at the end of asOf, and were closed in the period. One that was reopened is not among them.',
      nl: 'Leads die verloren zijn op de peildatum en in de periode afgesloten werden. Een heropende lead hoort daar niet bij.',
    },
  },
  {
    name: 'won',
    title: { en: 'Won', nl: 'Gewonnen' },
    kind: 'integer',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'Leads that are won at the end of asOf, and were closed in the period.',
      nl: 'Leads die gewonnen zijn op de peildatum en in de periode afgesloten werden.',
    },
  },
  {
    name: 'abandoned',
    title: { en: 'Abandoned', nl: 'Stopgezet' },
    kind: 'integer',
    unit: 'leads',
    isPeriodFigure: true,
    definition: {
      en: 'Leads that are abandoned at the end of asOf, and were closed in the period.',
      nl: 'Leads die stopgezet zijn op de peildatum en in de periode afgesloten werden.',
    },
  },
  {
    name: 'jobs',
    title: { en: 'Expected jobs', nl: 'Verwachte jobs' },
    kind: 'integer',
    unit: 'jobs',
    definition: {
      en: 'Σ jobsExpected of open leads; what is not known adds nothing.',
      nl: 'Som van de verwachte jobs van open leads; wat niet bekend is, telt niet mee.',
    },
  },
  {
    name: 'jobsSafeguarded',
    title: { en: 'Jobs safeguarded', nl: 'Behouden jobs' },
    kind: 'integer',
    unit: 'jobs',
    definition: {
      en: 'Σ jobsSafeguarded of open leads; what is not known adds nothing. They are not among the jobs.',
      nl: 'Som van de behouden jobs van open leads; wat niet bekend is, telt niet mee. Ze horen niet bij de verwachte jobs.',
    },
  },
  {
    name: 'capexEur',
    title: { en: 'Capex', nl: 'Investering' },
    kind: 'money',
    unit: 'EUR',
    definition: {
      en: 'Σ capexEur of open leads, at the rates frozen in them; what is not disclosed adds nothing.',
      nl: 'Som van de geplande investeringsbedragen van open leads, omgerekend tegen de koers die bij elke lead bewaard is; wat niet bekendgemaakt is, telt niet mee.',
    },
  },
  {
    name: 'weightedJobs',
    title: { en: 'Weighted jobs', nl: 'Gewogen jobs' },
    kind: 'integer',
    unit: 'jobs',
    definition: {
      en: `Σ jobsExpected × p ÷ 100 of open leads, rounded once, half up, so that rounded rows may differ from the total. p in per cent: ${P_TABLE.en}.`,
      nl: `Som van verwachte jobs × kans, over de open leads. Elk cijfer is één keer afgerond, zodat de som van de rijen van het totaal kan afwijken. Kans in procent: ${P_TABLE.nl}.`,
    },
  },
  {
    name: 'weightedCapexEur',
    title: { en: 'Weighted capex', nl: 'Gewogen investering' },
    kind: 'money',
    unit: 'EUR',
    definition: {
      en: 'Σ capexEur × p ÷ 100 of open leads, rounded in the same way, with the same p.',
      nl: 'Som van gepland investeringsbedrag × kans, over de open leads, op dezelfde manier afgerond, met dezelfde kansen.',
    },
  },
  {
    name: 'medianDaysInStage',
    title: { en: 'Median days in stage', nl: 'Mediaan dagen in fase' },
    kind: 'days',
    nullable: true,
    unit: 'days',
    definition: {
      en: 'Median, over open leads, of the days from stageEnteredOn to asOf. Null where none is open.',
      nl: 'Mediaan, over de open leads, van het aantal dagen sinds het begin van de fase tot de peildatum. Leeg waar geen lead open is.',
    },
  },
];
