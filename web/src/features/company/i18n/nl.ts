import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  merge: 'Samenvoegen met een ander bedrijf…',
  subdivisionHint: 'Code van ISO 3166-2, zoals {{country}}-01',
  tabsLabel: 'Onderdelen van het bedrijf',
  tabs: {
    group: 'Groep',
  },
  groups: {
    identity: 'Bedrijf',
    place: 'Zetel',
    online: 'Website en mail',
    business: 'Activiteit',
    group: 'Moederbedrijven',
  },
  identifiers: {
    value: 'Nummer',
    scheme: 'Register',
    add: 'Nummer toevoegen',
    checked: 'De controlecijfers kloppen',
  },
  nace: {
    code: 'Code of woorden uit de titel',
    version: 'Versie',
    primary: 'Hoofdactiviteit',
    add: 'Activiteit toevoegen',
  },
  group: {
    chain: 'Tot het hoogste moederbedrijf:',
    noSubsidiaries: 'Geen enkel bedrijf heeft dit als moederbedrijf.',
  },
  memberships: {
    empty: 'Geen lidmaatschappen van verenigingen, clusters of netwerken.',
    add: 'Lidmaatschap toevoegen',
    edit: 'Lidmaatschap wijzigen: {{name}}',
    editTitle: 'Lidmaatschap wijzigen',
    end: 'Beëindigen',
    endOf: 'Lidmaatschap beëindigen: {{name}}',
    endTitle: 'Lidmaatschap beëindigen',
    ended: 'Beëindigd',
    since: 'sinds {{day}}',
    memberOf: 'Is lid van',
    hasMember: 'Heeft als lid',
    company: 'Ander bedrijf of organisatie',
    from: 'Lid sinds',
  },
  leads: {
    jobs_one: '{{count}} job verwacht',
    jobs_other: '{{count}} jobs verwacht',
    empty: 'Geen leads van dit bedrijf',
    emptyHint:
      'Maak er een aan als het bedrijf misschien komt investeren. Vertrouwelijke leads van collega’s staan hier niet.',
  },
  people: {
    add: 'Contact toevoegen',
    empty: 'Nog geen contacten',
    emptyHint: 'Voeg de mensen toe die u bij dit bedrijf kent.',
  },
  agreements: {
    empty: 'Geen overeenkomsten',
    emptyHint: 'Overeenkomsten waaraan het bedrijf deelneemt, verschijnen hier.',
  },
  duplicates: {
    none: 'Geen ander bedrijf lijkt op dit.',
    mergeWith: 'Vergelijken en samenvoegen met {{name}}',
  },
  merged: {
    title: 'Dit bedrijf is samengevoegd',
    hint: 'Ga verder met:',
  },
  archivedOn: 'Gearchiveerd op {{day}}. Het staat niet in lijsten en kan niet gewijzigd worden.',
  archive: {
    title: 'Het bedrijf archiveren?',
    text: '{{name}} verdwijnt uit de lijsten. De leads blijven, en de registratienummers komen vrij. U kunt het herstellen.',
  },
  restore: {
    title: 'Het bedrijf herstellen?',
    text: '{{name}} verschijnt weer in de lijsten, met de registratienummers.',
    done: '{{name}} is hersteld',
  },
};
export default nl;
