import type account from './features/account/i18n/en';
import type app from './app/i18n/en';
import type administration from './features/administration/i18n/en';
import type audit from './features/administration/audit/i18n/en';
import type companies from './features/companies/i18n/en';
import type company from './features/company/i18n/en';
import type leads from './features/leads/i18n/en';
import type interactions from './features/interactions/i18n/en';
import type lead from './features/lead/i18n/en';
import type myDay from './features/my-day/i18n/en';
import type contact from './features/contact/i18n/en';
import type contacts from './features/contacts/i18n/en';
import type merge from './features/merge/i18n/en';
import type pipeline from './features/pipeline/i18n/en';
import type search from './features/search/i18n/en';
import type signIn from './features/sign-in/i18n/en';
import type recordEditor from './shared/record-editor/i18n/en';
import type filters from './records/filters/i18n/en';
import type records from './records/i18n/en';
import type leadActions from './records/leads/lead-actions/i18n/en';
import type tables from './shared/tables/i18n/en';
import type timeline from './records/timeline/i18n/en';
import type shared from './shared/i18n/en';
import type serverTexts from './shared/server-texts/i18n/en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: {
      app: typeof app;
      shared: typeof shared;
      tables: typeof tables;
      timeline: typeof timeline;
      'sign-in': typeof signIn;
      account: typeof account;
      'my-day': typeof myDay;
      contact: typeof contact;
      contacts: typeof contacts;
      merge: typeof merge;
      pipeline: typeof pipeline;
      leads: typeof leads;
      administration: typeof administration;
      audit: typeof audit;
      companies: typeof companies;
      company: typeof company;
      'record-editor': typeof recordEditor;
      filters: typeof filters;
      records: typeof records;
      search: typeof search;
      interactions: typeof interactions;
      lead: typeof lead;
      'lead-actions': typeof leadActions;
      'server-texts': typeof serverTexts;
    };
  }
}
