import type { MailLanguage } from '../model/mail.constants.js';

/** The agency at the end of every mail. */
export const AGENCY = { name: 'Locate in Limburg', url: 'https://www.locateinlimburg.com' };

/** Why somebody gets a mail that a colleague has written. `{author}` stands for the colleague. */
export const WHY_PERSONAL: Record<MailLanguage, string> = {
  en: `You get this mail because {author} of ${AGENCY.name} has written to you.`,
  nl: `U krijgt deze mail omdat {author} van ${AGENCY.name} u schrijft.`,
  zh: `您收到此邮件，是因为 ${AGENCY.name} 的 {author} 给您写信。`,
};

/** Why somebody gets a mail whose author is not known any more, or was a program. */
export const WHY_AGENCY: Record<MailLanguage, string> = {
  en: `You get this mail because ${AGENCY.name} has written to you.`,
  nl: `U krijgt deze mail omdat ${AGENCY.name} u schrijft.`,
  zh: `您收到此邮件，是因为 ${AGENCY.name} 给您写信。`,
};

/** Why somebody gets the test mail. */
export const WHY_TEST = 'You get this mail because an administrator of Locate CRM has sent a test to this address.';

/** The mail with which an administrator tests the settings. */
export const TEST_MAIL = {
  subject: 'Test mail of Locate CRM',
  bodyText: 'This mail was sent to test the settings. That you can read it shows that mails arrive.',
};

/** The link at the end of invitations and marketing. */
export const UNSUBSCRIBE: Record<MailLanguage, string> = { en: 'Unsubscribe', nl: 'Uitschrijven', zh: '退订' };
