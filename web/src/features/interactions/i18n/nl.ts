import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  title: 'Interactie noteren',
  createContact: 'Contact aanmaken',
  createCompany: 'Bedrijf aanmaken',
  who: 'Wie',
  whoRequired: 'Kies een lead, een bedrijf of een contact.',
  kind: 'Soort',
  text: 'Wat',
  textHint: 'De eerste regel is het onderwerp, de rest de samenvatting.',
  textRequired: 'Zeg in één regel waarover het ging.',
  nextStep: 'Volgende stap',
  nextStepHint: 'Wordt een taak voor u',
  dueOn: 'Tegen',
  tomorrow: 'Morgen',
  inAWeek: 'Over een week',
  inTwoWeeks: 'Over twee weken',
  more: 'Meer velden',
  fewer: 'Minder velden',
  occurredAt: 'Datum en uur',
  occurredAtHint: 'Nu, tenzij u iets anders invult. Tijdzone: {{zone}}',
  direction: 'Wie begon',
  noDirection: 'Niet bekend',
  contacts: 'Contacten die deelnamen',
  activity: 'Activiteit waarop het plaatsvond',
  outcome: 'Resultaat',
  submit: 'Opslaan',
  done: 'De interactie met {{who}} is genoteerd',
  doneWithTask: 'De interactie met {{who}} is genoteerd, met een taak voor de volgende stap',
};
export default nl;
