import type { ReportOption } from './report-definition.rules.js';

/** The parameter of reports that can count by the days of events instead of by what was known. */
export const BASIS_OPTION: ReportOption = {
  values: ['known', 'occurred'],
  default: 'known',
  title: { en: 'Counted by', nl: 'Geteld volgens' },
  description: {
    en:
      'known: the figures as they were known at the end of asOf, which later records never change. occurred: events count on the days on which ' +
      'they happened, also those that were recorded or imported later; what has no day of its own is as it is known today. A lead that is archived ' +
      'now does not count.',
    nl:
      'known: de cijfers zoals ze bekend waren op de peildatum, die latere registraties nooit veranderen. occurred: gebeurtenissen tellen op de dag ' +
      'waarop ze plaatsvonden, ook als ze later geregistreerd of geïmporteerd zijn; wat geen eigen dag heeft, is zoals vandaag bekend. Een lead die ' +
      'nu gearchiveerd is, telt niet mee.',
  },
  translations: {
    known: { en: 'what was known', nl: 'wat bekend was' },
    occurred: { en: 'the days of events', nl: 'de dagen van de gebeurtenissen' },
  },
};
