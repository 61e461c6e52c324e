import type { TemplateText } from '../template-text.rules.js';

/** The texts that ship with the product, of mails to users, and of reports. */
export const USER_TEXTS = {
  password_link: {
    en: {
      subject: 'Set your password for Locate CRM',
      body: `Dear {{contact.fullName}},

With this link you set your password for Locate CRM.

Set the password:
{{link}}

The link works once, and for 24 hours. If you have not asked for it, ignore this mail: your password stays as it is.

Locate CRM`,
    },
    nl: {
      subject: 'Stel uw wachtwoord voor Locate CRM in',
      body: `Beste {{contact.fullName}},

Met deze link stelt u uw wachtwoord voor Locate CRM in.

Wachtwoord instellen:
{{link}}

De link werkt één keer, en 24 uur lang. Hebt u hem niet gevraagd, negeer deze mail dan: uw wachtwoord blijft zoals het is.

Locate CRM`,
    },
  },
  report_ready: {
    en: {
      subject: '{{report.title}}: {{report.period}}',
      body: `Dear {{contact.fullName}},

Here is the report {{report.title}}: {{report.period}}.

The file is too large for a mail. Open it in Locate CRM:
{{report.link}}

Locate in Limburg`,
    },
    nl: {
      subject: '{{report.title}}: {{report.period}}',
      body: `Beste {{contact.fullName}},

Hier is het rapport {{report.title}}: {{report.period}}.

Het bestand is te groot voor een mail. Open het in Locate CRM:
{{report.link}}

Locate in Limburg`,
    },
  },
} satisfies Record<string, Record<'en' | 'nl', TemplateText>>;
