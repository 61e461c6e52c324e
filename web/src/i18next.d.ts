import type app from './app/i18n/en';
import type lead from './features/lead/i18n/en';
import type pipeline from './features/pipeline/i18n/en';
import type signIn from './features/sign-in/i18n/en';
import type leadActions from './records/leads/lead-actions/i18n/en';
import type shared from './shared/i18n/en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shared';
    resources: {
      app: typeof app;
      shared: typeof shared;
      'sign-in': typeof signIn;
      lead: typeof lead;
      pipeline: typeof pipeline;
      'lead-actions': typeof leadActions;
    };
  }
}
