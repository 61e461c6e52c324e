import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  who: 'Wie',
  whoRequired: 'Kies een lead, een bedrijf of een contact.',
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
  occurredAtHint: 'Nu, tenzij u iets anders invult. Tijdzone: {{zone}}',
  direction: 'Wie begon',
  contacts: 'Contacten die deelnamen',
  activity: 'Activiteit waarop het plaatsvond',
  completeTask: 'En de taak “{{title}}” afronden',
  done: 'De interactie met {{who}} is genoteerd',
  doneWithTask: 'De interactie met {{who}} is genoteerd, met een taak voor de volgende stap',
};
export default nl;
