import { COLONS } from '../../../mail/text/mail-texts.constants.js';
import type { PageLanguage } from '../model/registration-page.constants.js';
import type { FieldProblem } from '../registering/field-problems.constants.js';

/** The texts of the registration page that are the same for every seminar. `{name}` and the like stand for values. */
export interface PageUiTexts {
  /** The name of the language in itself. */
  name: string;
  languages: string;
  when: string;
  ownTime: string;
  where: string;
  online: string;
  places: string;
  open: string;
  few: string;
  full: string;
  calendar: string;
  practical: string;
  form: string;
  optional: string;
  optionalNote: string;
  choose: string;
  yes: string;
  no: string;
  fields: Record<
    'fullName' | 'email' | 'companyName' | 'jobTitle' | 'phone' | 'country' | 'language' | 'message',
    string
  >;
  phoneHint: string;
  questions: string;
  consents: string;
  consentsNote: string;
  privacy: string;
  trap: string;
  submit: string;
  submitWaiting: string;
  needsScripts: string;
  needsScriptsContact: string;
  needsScriptsNoContact: string;
  checking: string;
  checkFailed: string;
  preview: string;
  closed: Record<'disabled' | 'cancelled' | 'over' | 'closed' | 'notYetOpen', string>;
  errorTitle: string;
  errors: Record<FieldProblem, string>;
  thanks: string;
  thanksMail: string;
  thanksStored: string;
  tooMany: string;
  tooManyText: string;
  back: string;
  agencyLink: string;
}

export const PAGE_UI_TEXTS: Record<PageLanguage, PageUiTexts> = {
  en: {
    name: 'English',
    languages: 'Language',
    when: 'When',
    ownTime: 'In your time zone',
    where: 'Where',
    online: 'Online',
    places: 'Places',
    open: 'Places are available.',
    few: 'Only a few places are left.',
    full: 'All places are taken. You can join the waiting list.',
    calendar: 'Add to your calendar',
    practical: 'Practical information',
    form: 'Register',
    optional: '(optional)',
    optionalNote: 'Please fill in all fields that are not marked as optional.',
    choose: 'Choose',
    yes: 'Yes',
    no: 'No',
    fields: {
      fullName: 'Full name',
      email: 'E-mail address',
      companyName: 'Company or organisation',
      jobTitle: 'Position',
      phone: 'Phone number',
      country: 'Country',
      language: 'Preferred language',
      message: 'Message',
    },
    phoneHint: 'With the country code, for example +32 11 23 45 67',
    questions: 'Questions',
    consents: 'Staying in touch',
    consentsNote: 'These are optional. You can withdraw your consent at any time.',
    privacy: 'Privacy',
    trap: 'Leave this field empty',
    submit: 'Register',
    submitWaiting: 'Join the waiting list',
    needsScripts:
      'This form needs JavaScript, which is switched off in your browser. Please switch it on and reload the page.',
    needsScriptsContact: 'You can also register by mail',
    needsScriptsNoContact: 'If you cannot switch it on, please contact {agency}.',
    checking: 'One moment, we are checking that this is not an automated request…',
    checkFailed: 'The check did not succeed. Please check your connection and try again.',
    preview: 'This is a preview. Nobody can register here.',
    closed: {
      disabled: 'Registration is not possible at the moment.',
      cancelled: 'This event has been cancelled.',
      over: 'This event is over.',
      closed: 'Registration is closed.',
      notYetOpen: 'Registration opens on {time}.',
    },
    errorTitle: 'Please correct the following:',
    errors: {
      required: 'Please fill in this field.',
      email: 'Enter an e-mail address such as name@company.com.',
      phone: 'Enter a phone number with its country code, such as +32 11 23 45 67.',
      country: 'Choose a country from the list.',
      choice: 'Choose one of the options.',
      too_long: 'This text is too long.',
      characters: 'This text contains characters that are not allowed.',
      repeated: 'This field was sent more than once.',
      stale_consent: 'The text of this consent has changed. Please read it again.',
      unknown_question: 'The form has changed. Please check your answers and send it again.',
      challenge: 'The check against automated requests is missing or has expired. Please send the form again.',
    },
    thanks: 'Thank you',
    thanksMail: 'A mail is on its way to the address you gave. Please check your spam folder if you do not find it.',
    thanksStored: 'We have your registration.',
    tooMany: 'Too many requests',
    tooManyText: 'There were too many requests. Please wait a while and try again.',
    back: 'Back to the form',
    agencyLink: 'About {agency}',
  },
  nl: {
    name: 'Nederlands',
    languages: 'Taal',
    when: 'Wanneer',
    ownTime: 'In uw tijdzone',
    where: 'Waar',
    online: 'Online',
    places: 'Plaatsen',
    open: 'Er zijn plaatsen beschikbaar.',
    few: 'Er zijn nog maar enkele plaatsen.',
    full: 'Alle plaatsen zijn bezet. U kunt op de wachtlijst gaan staan.',
    calendar: 'Aan uw agenda toevoegen',
    practical: 'Praktische informatie',
    form: 'Inschrijven',
    optional: '(niet verplicht)',
    optionalNote: 'Vul alle velden in waar niet bij staat dat ze niet verplicht zijn.',
    choose: 'Kies',
    yes: 'Ja',
    no: 'Nee',
    fields: {
      fullName: 'Volledige naam',
      email: 'E-mailadres',
      companyName: 'Bedrijf of organisatie',
      jobTitle: 'Functie',
      phone: 'Telefoonnummer',
      country: 'Land',
      language: 'Voorkeurstaal',
      message: 'Bericht',
    },
    phoneHint: 'Met de landcode, bijvoorbeeld +32 11 23 45 67',
    questions: 'Vragen',
    consents: 'Op de hoogte blijven',
    consentsNote: 'Dit is niet verplicht. U kunt uw toestemming altijd intrekken.',
    privacy: 'Privacy',
    trap: 'Laat dit veld leeg',
    submit: 'Inschrijven',
    submitWaiting: 'Op de wachtlijst gaan staan',
    needsScripts:
      'Dit formulier heeft JavaScript nodig, en dat staat uit in uw browser. Zet het aan en laad de pagina opnieuw.',
    needsScriptsContact: 'U kunt zich ook per mail inschrijven',
    needsScriptsNoContact: 'Kunt u het niet aanzetten? Neem dan contact op met {agency}.',
    checking: 'Een ogenblik, we gaan na of dit geen automatische aanvraag is…',
    checkFailed: 'De controle is niet gelukt. Controleer uw verbinding en probeer opnieuw.',
    preview: 'Dit is een voorbeeld. Niemand kan zich hier inschrijven.',
    closed: {
      disabled: 'Inschrijven is op dit ogenblik niet mogelijk.',
      cancelled: 'Deze activiteit is geannuleerd.',
      over: 'Deze activiteit is voorbij.',
      closed: 'De inschrijvingen zijn afgesloten.',
      notYetOpen: 'U kunt zich inschrijven vanaf {time}.',
    },
    errorTitle: 'Verbeter het volgende:',
    errors: {
      required: 'Vul dit veld in.',
      email: 'Geef een e-mailadres zoals naam@bedrijf.be.',
      phone: 'Geef een telefoonnummer met de landcode, zoals +32 11 23 45 67.',
      country: 'Kies een land uit de lijst.',
      choice: 'Kies een van de opties.',
      too_long: 'Deze tekst is te lang.',
      characters: 'Deze tekst bevat tekens die niet toegelaten zijn.',
      repeated: 'Dit veld is meer dan één keer verstuurd.',
      stale_consent: 'De tekst van deze toestemming is gewijzigd. Lees hem opnieuw.',
      unknown_question: 'Het formulier is gewijzigd. Kijk uw antwoorden na en verstuur het opnieuw.',
      challenge: 'De controle op automatische aanvragen ontbreekt of is verlopen. Verstuur het formulier opnieuw.',
    },
    thanks: 'Bedankt',
    thanksMail: 'Er is een mail onderweg naar het adres dat u gaf. Kijk ook in uw map met ongewenste mail.',
    thanksStored: 'We hebben uw inschrijving ontvangen.',
    tooMany: 'Te veel aanvragen',
    tooManyText: 'Er waren te veel aanvragen. Wacht even en probeer opnieuw.',
    back: 'Terug naar het formulier',
    agencyLink: 'Over {agency}',
  },
  zh: {
    name: '中文',
    languages: '语言',
    when: '时间',
    ownTime: '您所在时区的时间',
    where: '地点',
    online: '线上',
    places: '名额',
    open: '尚有名额。',
    few: '名额所剩不多。',
    full: '名额已满。您可以加入候补名单。',
    calendar: '添加到日历',
    practical: '参会须知',
    form: '报名',
    optional: '（选填）',
    optionalNote: '未标注“选填”的项目均须填写。',
    choose: '请选择',
    yes: '是',
    no: '否',
    fields: {
      fullName: '姓名',
      email: '电子邮箱',
      companyName: '公司或机构',
      jobTitle: '职位',
      phone: '电话号码',
      country: '国家或地区',
      language: '首选语言',
      message: '留言',
    },
    phoneHint: '请填写国家或地区代码，例如 +86 138 0013 8000',
    questions: '问题',
    consents: '保持联系',
    consentsNote: '以下均为选填。您可以随时撤回同意。',
    privacy: '隐私说明',
    trap: '请勿填写此项',
    submit: '提交报名',
    submitWaiting: '加入候补名单',
    needsScripts: '此表单需要 JavaScript，但您的浏览器已将其关闭。请开启后刷新页面。',
    needsScriptsContact: '您也可以通过邮件报名',
    needsScriptsNoContact: '如果无法开启，请与 {agency} 联系。',
    checking: '请稍候，我们正在确认这不是自动提交的请求……',
    checkFailed: '验证未成功。请检查网络连接后重试。',
    preview: '这是预览页面，无法在此报名。',
    closed: {
      disabled: '目前无法报名。',
      cancelled: '本次活动已取消。',
      over: '本次活动已结束。',
      closed: '报名已截止。',
      notYetOpen: '报名将于{time}开始。',
    },
    errorTitle: '请更正以下内容：',
    errors: {
      required: '请填写此项。',
      email: '请输入电子邮箱，例如 name@company.com。',
      phone: '请输入带国家或地区代码的电话号码，例如 +86 138 0013 8000。',
      country: '请从列表中选择国家或地区。',
      choice: '请选择其中一项。',
      too_long: '内容过长。',
      characters: '内容包含不允许的字符。',
      repeated: '此项被重复提交。',
      stale_consent: '此项同意的内容已更新，请重新阅读。',
      unknown_question: '表单已更新。请检查您的回答后重新提交。',
      challenge: '防自动提交验证缺失或已过期。请重新提交表单。',
    },
    thanks: '谢谢',
    thanksMail: '我们正在向您填写的邮箱发送邮件。如未收到，请查看垃圾邮件文件夹。',
    thanksStored: '我们已收到您的报名。',
    tooMany: '请求过多',
    tooManyText: '请求过于频繁，请稍后再试。',
    back: '返回报名表',
    agencyLink: '关于 {agency}',
  },
};

/** Returns a text with the colon of its language before what it announces. */
export function formatLabel(label: string, language: PageLanguage): string {
  return `${label}${COLONS[language]}`;
}

/** Returns a text with its values. */
export function fillText(text: string, values: Record<string, string>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The page for an unknown address, which has all languages because it is always the same. */
export const NOT_FOUND_TEXTS: Record<PageLanguage, string> = {
  en: 'This page does not exist, or is not available any more.',
  nl: 'Deze pagina bestaat niet, of is niet meer beschikbaar.',
  zh: '此页面不存在，或已不再提供。',
};
