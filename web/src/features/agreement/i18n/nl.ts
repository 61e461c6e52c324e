import type { Translations } from '../../../shared/i18n/translations.rules';
import type en from './en';

const nl: Translations<typeof en> = {
  above: 'Overeenkomsten hierboven',
  openDocument: 'Document openen',
  tabsLabel: 'Onderdelen van de overeenkomst',
  tabs: {
    outcomes: 'Resultaten',
  },
  groups: {
    term: 'Status en data',
    renewal: 'Einde en verlenging',
    people: 'Partijen en ondertekenaars',
    wording: 'Document',
  },
  term: {
    statusHint: 'Een beëindigde overeenkomst blijft beëindigd. Alleen na haar laatste dag verloopt een overeenkomst.',
    expiredHint: 'Geef een latere laatste dag om de overeenkomst te verlengen.',
  },
  renewal: {
    days_one: '{{count}} dag',
    days_other: '{{count}} dagen',
    daysLeft_one: 'Nog {{count}} dag tot het einde.',
    daysLeft_other: 'Nog {{count}} dagen tot het einde.',
    expiresHint: 'Een latere dag verlengt de overeenkomst, ook als ze al verlopen is.',
    noticeHint: 'Aantal dagen vóór het einde waarop de eigenaar een taak krijgt om over de verlenging te beslissen.',
    endless: 'Er is geen einde bekend, dus krijgt niemand een herinnering.',
    terminated: 'De overeenkomst is beëindigd, dus krijgt niemand een herinnering.',
    unnoticed: 'Niemand krijgt een herinnering aan het einde. Geef het aantal dagen om dat te veranderen.',
    planned: 'Op {{day}} krijgt de eigenaar een taak om over de verlenging te beslissen.',
    noticed: 'De taak om over de verlenging te beslissen is aangemaakt.',
    tasks: 'Taken over deze overeenkomst',
  },
  signatory: {
    capacity: 'Hoedanigheid',
    company: 'Voor de organisatie',
    add: 'Ondertekenaar toevoegen',
  },
  tree: {
    title: 'Koepel en overeenkomsten eronder',
    shown: 'Hier getoond',
    alone: 'Er staat geen andere overeenkomst boven of onder deze.',
  },
  commitment: {
    add: 'Verbintenis toevoegen',
    editTitle: 'Verbintenis wijzigen',
    editOf: 'Wijzigen: {{name}}',
    archiveOf: 'Archiveren: {{name}}',
    restoreOf: 'Herstellen: {{name}}',
    showArchived: 'Toon ook gearchiveerde',
    empty: 'Nog geen verbintenissen',
    emptyHint: 'Noteer wat de partijen elkaar beloofd hebben, en tegen wanneer.',
    description: 'Wat er beloofd is',
    ownerCompany: 'Beloofd door',
    dueOn: 'Na te komen tegen',
    doneOn: 'Nagekomen op',
    doneHint: 'Vandaag als u dit leeg laat.',
    activity: 'Activiteit waarmee ze nagekomen is',
    activityHint: 'Wat nagekomen is, heeft zo’n activiteit of een bewijs nodig.',
    fulfilledBy: 'Nagekomen met:',
    shownBy: 'Bewijs:',
    archiveTitle: 'De verbintenis archiveren?',
    archiveText: 'Ze verdwijnt uit de lijsten en telt niet meer mee. U kunt ze herstellen.',
  },
  outcomes: {
    title: 'Wat ze opleverde, zoals bekend op {{day}}',
    scope_one:
      'Alle leads sinds het begin, van deze overeenkomst en van die eronder. Een contactmoment telt voor wat binnen {{count}} maand gebeurt.',
    scope_other:
      'Alle leads sinds het begin, van deze overeenkomst en van die eronder. Een contactmoment telt voor wat binnen {{count}} maanden gebeurt.',
    model: 'Hoe een lead verdeeld wordt over alles wat hem beïnvloedde',
    models: { linear: 'Gelijke delen', first: 'Eerste contact', last: 'Laatste contact' },
    counts: { attributed: 'Toegewezen', distinct: 'Geraakt, volledig geteld' },
    countsHint:
      'Toegewezen cijfers tellen nooit iets dubbel: een lead uit meerdere bronnen wordt over die bronnen verdeeld. Kies een cijfer om de leads erachter te zien.',
    figures: {
      leads: 'Leads',
      qualifiedLeads: 'Gekwalificeerde leads',
      investments: 'Investeringen',
      announcedJobs: 'Aangekondigde jobs',
      announcedCapexEur: 'Aangekondigde investering',
    },
    activities: 'Activiteiten:',
    held: '{{count}} gehouden',
    planned: '{{count}} gepland',
    leadsTitle: 'Leads achter de cijfers',
    behind: 'Leads achter: {{figure}}, {{counted}}',
    allLeads: 'Alle leads',
    noLeads: 'Deze overeenkomst leverde nog geen lead op.',
    noneBehind: 'Achter dit cijfer staat geen lead die u mag zien.',
    notNamed_one:
      'Nog {{count}} lead telt mee, maar staat hier niet, omdat hij vertrouwelijk is of omdat het er te veel zijn.',
    notNamed_other:
      'Nog {{count}} leads tellen mee, maar staan hier niet, omdat ze vertrouwelijk zijn of omdat het er te veel zijn.',
    parts: 'Deze overeenkomsten zijn meegeteld',
  },
  activities: {
    show: 'Te tonen activiteiten',
    all: 'Alle ({{count}})',
    held: 'Gehouden ({{count}})',
    planned: 'Gepland ({{count}})',
    empty: 'Geen activiteiten',
    emptyHint: 'Delegaties, roadshows en seminaries onder deze overeenkomst verschijnen hier.',
    cut: 'Alleen de laatste {{count}} staan hier.',
    under: 'onder',
  },
  archivedOn: 'Gearchiveerd op {{day}}. Ze staat niet in lijsten en kan niet gewijzigd worden.',
  archive: {
    title: 'De overeenkomst archiveren?',
    text: '{{title}} verdwijnt uit de lijsten. Activiteiten, verbintenissen en leads blijven ernaar verwijzen, en rapporten tellen ze nog mee. Beëindig liever een overeenkomst die afgelopen is. U kunt ze herstellen.',
  },
  restore: {
    title: 'De overeenkomst herstellen?',
    text: '{{title}} verschijnt weer in de lijsten, met haar vroegere status.',
    done: '{{title}} is hersteld',
  },
};
export default nl;
