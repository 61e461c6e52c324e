import type { MailLanguage } from '../model/mail.constants.js';

/** The occasion for which a person gets the mails of a template. It decides the sentence at their end. */
export type TemplateOccasion = 'registration' | 'invitation' | 'account' | 'report';

/** The agency at the end of every mail. */
export const AGENCY = { name: 'Locate in Limburg', place: 'Limburg, Belgium', url: 'https://www.locateinlimburg.com' };

/** The description of the picture of the code, for readers who do not see it. */
export const QR_CODE_TEXT: Record<MailLanguage, string> = {
  en: 'QR code of your registration',
  nl: 'QR-code van uw inschrijving',
  zh: '您的报名二维码',
};

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

/** Why somebody gets a mail that the application has written. */
export const WHY_OCCASION: Record<TemplateOccasion, Record<MailLanguage, string>> = {
  registration: {
    en: `You get this mail because you, or somebody for you, registered this address for an event of ${AGENCY.name}.`,
    nl: `U krijgt deze mail omdat u, of iemand voor u, dit adres heeft ingeschreven voor een activiteit van ${AGENCY.name}.`,
    zh: `您收到此邮件，是因为您（或他人代您）使用此邮箱地址报名参加 ${AGENCY.name} 的活动。`,
  },
  invitation: {
    en: `You get this mail because you have agreed that ${AGENCY.name} invites you to its events.`,
    nl: `U krijgt deze mail omdat u ermee hebt ingestemd dat ${AGENCY.name} u voor zijn activiteiten uitnodigt.`,
    zh: `您收到此邮件，是因为您同意接收 ${AGENCY.name} 的活动邀请。`,
  },
  account: {
    en: `You get this mail because you have an account of Locate CRM.`,
    nl: `U krijgt deze mail omdat u een account van Locate CRM hebt.`,
    zh: `您收到此邮件，是因为您拥有 Locate CRM 账户。`,
  },
  report: {
    en: `You get this mail because a colleague at ${AGENCY.name} has chosen you to receive this report.`,
    nl: `U krijgt deze mail omdat een collega van ${AGENCY.name} u als ontvanger van dit rapport heeft gekozen.`,
    zh: `您收到此邮件，是因为 ${AGENCY.name} 的同事将您设为此报告的收件人。`,
  },
};

/** Why somebody gets marketing. */
export const WHY_MARKETING: Record<MailLanguage, string> = {
  en: `You get this mail because you have agreed to news from ${AGENCY.name}.`,
  nl: `U krijgt deze mail omdat u hebt ingestemd met nieuws van ${AGENCY.name}.`,
  zh: `您收到此邮件，是因为您同意接收 ${AGENCY.name} 的资讯。`,
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

/** The colon before what a text announces. That of Chinese is as wide as a character, with its space. */
export const COLONS: Record<MailLanguage, string> = { en: ': ', nl: ': ', zh: '：' };

/** The words before the address for questions about personal data, at the end of every mail. */
export const PRIVACY_QUESTIONS: Record<MailLanguage, string> = {
  en: 'Questions about your data',
  nl: 'Vragen over uw gegevens',
  zh: '有关您个人数据的问题，请联系',
};
