import type { MailLanguage } from '../model/mail.constants.js';

/** The texts of the page on which people unsubscribe. */
interface UnsubscribeTexts {
  title: string;
  question: string;
  button: string;
  done: string;
}

export const UNSUBSCRIBE_TEXTS: Record<MailLanguage, UnsubscribeTexts> = {
  en: {
    title: 'Unsubscribe',
    question: 'Do you no longer want invitations and news from Locate in Limburg?',
    button: 'Unsubscribe',
    done: 'You are unsubscribed. You will still get mails about events for which you have registered.',
  },
  nl: {
    title: 'Uitschrijven',
    question: 'Wilt u geen uitnodigingen en nieuws van Locate in Limburg meer ontvangen?',
    button: 'Uitschrijven',
    done: 'U bent uitgeschreven. U krijgt nog wel mails over evenementen waarvoor u bent ingeschreven.',
  },
  zh: {
    title: '退订',
    question: '您不想再收到 Locate in Limburg 的邀请和资讯吗？',
    button: '退订',
    done: '您已退订。您仍会收到与您已报名活动有关的邮件。',
  },
};
