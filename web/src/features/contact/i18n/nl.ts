import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  tabsLabel: 'Onderdelen van het contact',
  groups: { privacy: 'Bewaren', work: 'Werk', reach: 'Bereikbaarheid' },
  affiliation: {
    add: 'Werkgever toevoegen',
  },
  mayBeMailed: 'Mag mailings krijgen',
  mayNotBeMailed: 'Mag geen mailings krijgen',
  mailNotice: { bounces: 'Mails komen terug', unwanted: 'Wil geen mailings' },
  merge: 'Samenvoegen met een ander contact…',
  personalData: 'Gegevens van deze persoon',
  erase: 'Deze persoon wissen…',
  keptUntil: 'Bewaard tot {{day}}',
  archive: {
    title: 'Dit contact archiveren?',
    text: '{{name}} verdwijnt uit lijsten en keuzes. Leads en interacties behouden de naam. U kunt het contact herstellen.',
    since: 'Gearchiveerd op {{moment}}. Het staat niet in lijsten en kan pas na herstellen worden gewijzigd.',
    merged: 'Samengevoegd met een ander contact op {{moment}}.',
    openMerged: 'Dat contact openen',
  },
  leads: { emptyHint: 'Het contact wordt in geen enkele lead genoemd die u mag bekijken.' },
  consents: {
    empty: 'Geen toestemmingen',
    emptyHint: 'De persoon heeft nog nergens mee ingestemd, en niets geweigerd.',
    record: 'Toestemming noteren',
    granted: 'Stemde in',
    refused: 'Weigerde of trok in',
    answer: 'Wat de persoon zei',
    wording: 'Tekst',
    wordingHint: 'De tekst waarop de persoon antwoordde, of wat de persoon zei',
    wordingVersion: 'Versie van de tekst',
    wordingVersionHint: 'Bijvoorbeeld 2026-03',
    source: 'Waar',
    sourceHint: 'Bijvoorbeeld het inschrijvingsformulier van een seminar, of een telefoongesprek',
    proof: 'Bewijs',
    proofHint: 'Bijvoorbeeld een brief; mag leeg zijn',
    occurredAtHint: 'Nu, tenzij u iets anders invult. Tijdzone: {{zone}}',
    done: 'De toestemming is genoteerd',
  },
};
export default nl;
