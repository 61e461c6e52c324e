import type { MailLanguage } from '../../../common/mail/mail-template.constants.js';
import type { TemplateText } from '../template-text.rules.js';

/** When and where a seminar takes place. Lines without a value are left out. */
export const TIME_AND_PLACE: Record<MailLanguage, string> = {
  en: `Date: {{seminar.date}}
Time: {{seminar.time}}
Place: {{seminar.venue}}`,
  nl: `Datum: {{seminar.date}}
Uur: {{seminar.time}}
Plaats: {{seminar.venue}}`,
  zh: `日期：{{seminar.date}}
时间：{{seminar.time}}
地点：{{seminar.venue}}`,
};

/** The same for people who have a seat, who may join online. */
export const DETAILS: Record<MailLanguage, string> = {
  en: `${TIME_AND_PLACE.en}

Join online:
{{seminar.onlineLink}}`,
  nl: `${TIME_AND_PLACE.nl}

Online volgen:
{{seminar.onlineLink}}`,
  zh: `${TIME_AND_PLACE.zh}

在线参加：
{{seminar.onlineLink}}`,
};

/** How a person shows the code, and changes the registration. */
const CODE: Record<MailLanguage, string> = {
  en: `At the entrance, show the QR code of this mail, or say your code:
{{registration.code}}`,
  nl: `Toon aan de ingang de QR-code van deze mail, of zeg uw code:
{{registration.code}}`,
  zh: `入场时请出示本邮件中的二维码，或告知您的报名码：
{{registration.code}}`,
};

const MANAGE: Record<MailLanguage, string> = {
  en: `Change or cancel your registration:
{{registration.manageLink}}`,
  nl: `Uw inschrijving wijzigen of annuleren:
{{registration.manageLink}}`,
  zh: `更改或取消报名：
{{registration.manageLink}}`,
};

/** Until when a person confirms a seat from the waiting list. It is left out when the seat has no deadline. */
const CONFIRM: Record<MailLanguage, string> = {
  en: `Please confirm the place by {{registration.confirmUntil}}. After that, it goes to the next person on the waiting list.

Confirm the place:
{{registration.confirmLink}}`,
  nl: `Bevestig de plaats ten laatste op {{registration.confirmUntil}}. Daarna gaat ze naar de volgende op de wachtlijst.

Plaats bevestigen:
{{registration.confirmLink}}`,
  zh: `请在 {{registration.confirmUntil}} 之前确认席位，逾期席位将转给候补名单上的下一位。

确认席位：
{{registration.confirmLink}}`,
};

/** The texts that ship with the product, of the mails about one registration. */
export const REGISTRATION_TEXTS = {
  registration_confirm_address: {
    en: {
      subject: 'Please confirm your address: {{seminar.title}}',
      body: `Dear {{contact.fullName}},

Somebody has given this address for a registration for {{seminar.title}}. Please confirm it; from then on, we write to it about the registration.

Confirm the address:
{{link}}

The link is valid for 48 hours. If it was not you, you need not do anything.

Kind regards,
Locate in Limburg`,
    },
    nl: {
      subject: 'Bevestig uw adres: {{seminar.title}}',
      body: `Beste {{contact.fullName}},

Iemand heeft dit adres opgegeven voor een inschrijving voor {{seminar.title}}. Bevestig het; vanaf dan schrijven we u daar over de inschrijving.

Adres bevestigen:
{{link}}

De link is 48 uur geldig. Was u het niet, dan hoeft u niets te doen.

Met vriendelijke groeten,
Locate in Limburg`,
    },
    zh: {
      subject: '请确认您的邮箱地址：{{seminar.title}}',
      body: `尊敬的 {{contact.fullName}}：

有人在 {{seminar.title}} 的报名中填写了此邮箱地址。请确认该地址，确认后我们将通过此地址与您联系报名事宜。

确认邮箱地址：
{{link}}

链接在 48 小时内有效。如非您本人操作，请忽略本邮件。

此致
Locate in Limburg`,
    },
  },
  registration_confirmed: {
    en: {
      subject: 'You are registered: {{seminar.title}}',
      body: `Dear {{contact.fullName}},

You are registered for {{seminar.title}}. We look forward to meeting you.

${DETAILS.en}

${CODE.en}

${MANAGE.en}

Kind regards,
Locate in Limburg`,
    },
    nl: {
      subject: 'U bent ingeschreven: {{seminar.title}}',
      body: `Beste {{contact.fullName}},

U bent ingeschreven voor {{seminar.title}}. We kijken ernaar uit u te ontmoeten.

${DETAILS.nl}

${CODE.nl}

${MANAGE.nl}

Met vriendelijke groeten,
Locate in Limburg`,
    },
    zh: {
      subject: '报名成功：{{seminar.title}}',
      body: `尊敬的 {{contact.fullName}}：

您已成功报名参加 {{seminar.title}}，我们期待与您见面。

${DETAILS.zh}

${CODE.zh}

${MANAGE.zh}

此致
Locate in Limburg`,
    },
  },
  registration_waitlisted: {
    en: {
      subject: 'You are on the waiting list: {{seminar.title}}',
      body: `Dear {{contact.fullName}},

All places of {{seminar.title}} are taken at the moment. You are on the waiting list, and we write to you as soon as there is a place for you.

${TIME_AND_PLACE.en}

${MANAGE.en}

Kind regards,
Locate in Limburg`,
    },
    nl: {
      subject: 'U staat op de wachtlijst: {{seminar.title}}',
      body: `Beste {{contact.fullName}},

Alle plaatsen voor {{seminar.title}} zijn op dit moment bezet. U staat op de wachtlijst, en we schrijven u zodra er een plaats voor u is.

${TIME_AND_PLACE.nl}

${MANAGE.nl}

Met vriendelijke groeten,
Locate in Limburg`,
    },
    zh: {
      subject: '您已进入候补名单：{{seminar.title}}',
      body: `尊敬的 {{contact.fullName}}：

{{seminar.title}} 目前席位已满。您已进入候补名单，一旦有席位，我们会立即通知您。

${TIME_AND_PLACE.zh}

${MANAGE.zh}

此致
Locate in Limburg`,
    },
  },
  registration_promoted: {
    en: {
      subject: 'There is a place for you: {{seminar.title}}',
      body: `Dear {{contact.fullName}},

A place has become free: you are now registered for {{seminar.title}}.

${CONFIRM.en}

${DETAILS.en}

${CODE.en}

${MANAGE.en}

Kind regards,
Locate in Limburg`,
    },
    nl: {
      subject: 'Er is een plaats voor u: {{seminar.title}}',
      body: `Beste {{contact.fullName}},

Er is een plaats vrijgekomen: u bent nu ingeschreven voor {{seminar.title}}.

${CONFIRM.nl}

${DETAILS.nl}

${CODE.nl}

${MANAGE.nl}

Met vriendelijke groeten,
Locate in Limburg`,
    },
    zh: {
      subject: '您已获得席位：{{seminar.title}}',
      body: `尊敬的 {{contact.fullName}}：

现有席位空出，您已成功报名参加 {{seminar.title}}。

${CONFIRM.zh}

${DETAILS.zh}

${CODE.zh}

${MANAGE.zh}

此致
Locate in Limburg`,
    },
  },
  registration_cancelled: {
    en: {
      subject: 'Your registration was cancelled: {{seminar.title}}',
      body: `Dear {{contact.fullName}},

Your registration for {{seminar.title}} on {{seminar.date}} was cancelled. If that is a mistake, please answer this mail.

Kind regards,
Locate in Limburg`,
    },
    nl: {
      subject: 'Uw inschrijving is geannuleerd: {{seminar.title}}',
      body: `Beste {{contact.fullName}},

Uw inschrijving voor {{seminar.title}} op {{seminar.date}} is geannuleerd. Is dat een vergissing, beantwoord dan deze mail.

Met vriendelijke groeten,
Locate in Limburg`,
    },
    zh: {
      subject: '您的报名已取消：{{seminar.title}}',
      body: `尊敬的 {{contact.fullName}}：

您对 {{seminar.title}}（{{seminar.date}}）的报名已取消。如有误，请回复本邮件。

此致
Locate in Limburg`,
    },
  },
  seminar_reminder: {
    en: {
      subject: 'Reminder: {{seminar.title}}, {{seminar.date}}',
      body: `Dear {{contact.fullName}},

{{seminar.title}} is coming up soon, and we expect you.

${DETAILS.en}

${CODE.en}

If you cannot come, please let us know, so that somebody else can have your place.

${MANAGE.en}

Kind regards,
Locate in Limburg`,
    },
    nl: {
      subject: 'Herinnering: {{seminar.title}}, {{seminar.date}}',
      body: `Beste {{contact.fullName}},

Binnenkort vindt {{seminar.title}} plaats, en we verwachten u.

${DETAILS.nl}

${CODE.nl}

Kunt u niet komen, laat het ons dan weten, zodat iemand anders uw plaats kan krijgen.

${MANAGE.nl}

Met vriendelijke groeten,
Locate in Limburg`,
    },
    zh: {
      subject: '活动提醒：{{seminar.title}}，{{seminar.date}}',
      body: `尊敬的 {{contact.fullName}}：

{{seminar.title}} 即将举行，我们恭候您的光临。

${DETAILS.zh}

${CODE.zh}

如您无法出席，请告知我们，以便将席位留给他人。

${MANAGE.zh}

此致
Locate in Limburg`,
    },
  },
} satisfies Record<string, Record<MailLanguage, TemplateText>>;
