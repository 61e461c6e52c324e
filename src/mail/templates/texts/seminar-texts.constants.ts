import type { MailLanguage } from '../../../common/mail/mail-template.constants.js';
import type { TemplateText } from '../template-text.rules.js';
import { DETAILS, TIME_AND_PLACE } from './registration-texts.constants.js';

/** The texts that ship with the product, of mailings about a seminar. */
export const SEMINAR_TEXTS = {
  seminar_changed: {
    en: {
      subject: 'Changed: {{seminar.title}}',
      body: `Dear {{contact.fullName}},

The time or the place of {{seminar.title}} has changed. This is how it stands now:

${DETAILS.en}

Your registration stays valid. If you cannot come any more, please answer this mail.

Kind regards,
{{author.fullName}}
Locate in Limburg`,
    },
    nl: {
      subject: 'Gewijzigd: {{seminar.title}}',
      body: `Beste {{contact.fullName}},

Het tijdstip of de plaats van {{seminar.title}} is gewijzigd. Zo is het nu:

${DETAILS.nl}

Uw inschrijving blijft geldig. Kunt u niet meer komen, beantwoord dan deze mail.

Met vriendelijke groeten,
{{author.fullName}}
Locate in Limburg`,
    },
    zh: {
      subject: '变更通知：{{seminar.title}}',
      body: `尊敬的 {{contact.fullName}}：

{{seminar.title}} 的时间或地点已变更，最新安排如下：

${DETAILS.zh}

您的报名仍然有效。如您无法出席，请回复本邮件。

此致
{{author.fullName}}
Locate in Limburg`,
    },
  },
  seminar_thank_you: {
    en: {
      subject: 'Thank you for coming: {{seminar.title}}',
      body: `Dear {{contact.fullName}},

Thank you for coming to {{seminar.title}}. If you have a question about Limburg, or want to talk about your plans, please answer this mail.

Kind regards,
{{author.fullName}}
Locate in Limburg`,
    },
    nl: {
      subject: 'Dank u voor uw komst: {{seminar.title}}',
      body: `Beste {{contact.fullName}},

Dank u voor uw komst naar {{seminar.title}}. Hebt u een vraag over Limburg, of wilt u over uw plannen praten, beantwoord dan deze mail.

Met vriendelijke groeten,
{{author.fullName}}
Locate in Limburg`,
    },
    zh: {
      subject: '感谢您的参与：{{seminar.title}}',
      body: `尊敬的 {{contact.fullName}}：

感谢您参加 {{seminar.title}}。如您对林堡省有任何疑问，或希望与我们探讨您的计划，请回复本邮件。

此致
{{author.fullName}}
Locate in Limburg`,
    },
  },
  seminar_invitation: {
    en: {
      subject: 'Invitation: {{seminar.title}}',
      body: `Dear {{contact.fullName}},

We invite you to {{seminar.title}}.

${TIME_AND_PLACE.en}

Register here:
{{seminar.link}}

Kind regards,
{{author.fullName}}
Locate in Limburg`,
    },
    nl: {
      subject: 'Uitnodiging: {{seminar.title}}',
      body: `Beste {{contact.fullName}},

We nodigen u uit voor {{seminar.title}}.

${TIME_AND_PLACE.nl}

Schrijf u hier in:
{{seminar.link}}

Met vriendelijke groeten,
{{author.fullName}}
Locate in Limburg`,
    },
    zh: {
      subject: '邀请函：{{seminar.title}}',
      body: `尊敬的 {{contact.fullName}}：

我们诚挚邀请您参加 {{seminar.title}}。

${TIME_AND_PLACE.zh}

请在此报名：
{{seminar.link}}

此致
{{author.fullName}}
Locate in Limburg`,
    },
  },
} satisfies Record<string, Record<MailLanguage, TemplateText>>;
