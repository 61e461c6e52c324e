import type { TemplateText } from '../template-text.rules.js';

/** The texts that ship with the product, of mails to users, and of reports. */
export const USER_TEXTS = {
  password_link: {
    en: {
      subject: 'Set your password for Locate CRM',
      body: `Dear {{contact.fullName}},

Set your password for Locate CRM here:
{{link}}

The link works once, and for 24 hours. If you have not asked for it, ignore this mail: your password stays as it is.

Locate CRM`,
    },
    nl: {
      subject: 'Stel uw wachtwoord voor Locate CRM in',
      body: `Beste {{contact.fullName}},

Stel hier uw wachtwoord voor Locate CRM in:
{{link}}

De link werkt één keer, en 24 uur lang. Hebt u hem niet gevraagd, negeer deze mail dan: uw wachtwoord blijft zoals het is.

Locate CRM`,
    },
  },
  report_ready: {
    en: {
      subject: '{{report.title}}: {{report.period}}',
      body: `Dear {{contact.fullName}},

The report {{report.title}} for {{report.period}} is ready.

Open it in Locate CRM:
{{report.link}}

Locate in Limburg`,
    },
    nl: {
      subject: '{{report.title}}: {{report.period}}',
      body: `Beste {{contact.fullName}},

Het rapport {{report.title}} voor {{report.period}} is klaar.

Open het in Locate CRM:
{{report.link}}

Locate in Limburg`,
    },
  },
} satisfies Record<string, Record<'en' | 'nl', TemplateText>>;
