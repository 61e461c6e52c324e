import type { RegistrationStatus } from '../../../activities/seminars/model/seminar-registration.constants.js';
import type { PageLanguage } from '../model/registration-page.constants.js';
import type { OwnObstacle } from './own-registration.rules.js';

/** The texts of the page of a registration, which its person opens with the link of a mail. `{name}` and the like stand for values. */
export interface OwnRegistrationTexts {
  title: string;
  statuses: Record<RegistrationStatus, string>;
  obstacles: Record<OwnObstacle, string>;
  offer: string;
  confirmQuestion: string;
  confirm: string;
  change: string;
  emailHint: string;
  save: string;
  cancel: string;
  cancelHint: string;
  cancelQuestion: string;
  cancelSure: string;
  keep: string;
  changed: string;
  mailSent: string;
  conflict: string;
  registerAgain: string;
  newAddress: string;
  newAddressQuestion: string;
  newAddressConfirm: string;
  pendingTitle: string;
  pendingQuestion: string;
  pendingConfirm: string;
}

export const OWN_REGISTRATION_TEXTS: Record<PageLanguage, OwnRegistrationTexts> = {
  en: {
    title: 'Your registration',
    statuses: {
      registered: 'You are registered.',
      confirmed: 'You are registered, and you have confirmed that you will come.',
      waitlisted: 'You are on the waiting list. We write to you as soon as there is a place for you.',
      cancelled: 'Your registration is cancelled.',
      attended: 'You have been checked in.',
      no_show: 'You were registered.',
    },
    obstacles: {
      cancelled: 'This event has been cancelled.',
      begun: 'This registration cannot be changed any more. If you cannot come, please answer our mail.',
      over: 'This event is over.',
    },
    offer: 'Please confirm the place by {time}. After that, it goes to the next person on the waiting list.',
    confirmQuestion: 'Please tell us that you will come.',
    confirm: 'Yes, I will come',
    change: 'Change your details',
    emailHint: 'A new address counts once you have opened the link that we send there.',
    save: 'Save the changes',
    cancel: 'Cancel the registration',
    cancelHint: 'If you cannot come, somebody else can have your place.',
    cancelQuestion: 'Do you really want to cancel your registration? Your place goes to somebody else.',
    cancelSure: 'Yes, cancel it',
    keep: 'No, keep it',
    changed: 'Your details are saved.',
    mailSent: 'A mail is on its way to the new address. Please open the link in it to confirm the address.',
    conflict: 'That is not possible any more, because the registration has changed. This is how it stands now.',
    registerAgain: 'Register again',
    newAddress: 'Confirm your new address',
    newAddressQuestion: 'From now on, we write about your registration to {email}.',
    newAddressConfirm: 'Confirm the address',
    pendingTitle: 'Confirm your registration',
    pendingQuestion: 'Please confirm your address, so that we can give you a place.',
    pendingConfirm: 'Confirm the registration',
  },
  nl: {
    title: 'Uw inschrijving',
    statuses: {
      registered: 'U bent ingeschreven.',
      confirmed: 'U bent ingeschreven en hebt bevestigd dat u komt.',
      waitlisted: 'U staat op de wachtlijst. We schrijven u zodra er een plaats voor u is.',
      cancelled: 'Uw inschrijving is geannuleerd.',
      attended: 'U bent ingecheckt.',
      no_show: 'U was ingeschreven.',
    },
    obstacles: {
      cancelled: 'Deze activiteit is geannuleerd.',
      begun: 'Deze inschrijving kan niet meer gewijzigd worden. Kunt u niet komen, beantwoord dan onze mail.',
      over: 'Deze activiteit is voorbij.',
    },
    offer: 'Bevestig de plaats ten laatste op {time}. Daarna gaat ze naar de volgende op de wachtlijst.',
    confirmQuestion: 'Laat ons weten dat u komt.',
    confirm: 'Ja, ik kom',
    change: 'Uw gegevens wijzigen',
    emailHint: 'Een nieuw adres telt zodra u de link geopend hebt die we ernaartoe sturen.',
    save: 'Wijzigingen bewaren',
    cancel: 'Inschrijving annuleren',
    cancelHint: 'Kunt u niet komen, dan kan iemand anders uw plaats krijgen.',
    cancelQuestion: 'Wilt u uw inschrijving echt annuleren? Uw plaats gaat naar iemand anders.',
    cancelSure: 'Ja, annuleren',
    keep: 'Nee, behouden',
    changed: 'Uw gegevens zijn bewaard.',
    mailSent: 'Er is een mail onderweg naar het nieuwe adres. Open de link in die mail om het adres te bevestigen.',
    conflict: 'Dat kan niet meer, want de inschrijving is veranderd. Zo is ze nu.',
    registerAgain: 'Opnieuw inschrijven',
    newAddress: 'Bevestig uw nieuwe adres',
    newAddressQuestion: 'Voortaan schrijven we over uw inschrijving naar {email}.',
    newAddressConfirm: 'Adres bevestigen',
    pendingTitle: 'Bevestig uw inschrijving',
    pendingQuestion: 'Bevestig uw adres, zodat we u een plaats kunnen geven.',
    pendingConfirm: 'Inschrijving bevestigen',
  },
  zh: {
    title: '您的报名',
    statuses: {
      registered: '您已报名成功。',
      confirmed: '您已报名成功，并已确认出席。',
      waitlisted: '您在候补名单上。一旦有席位，我们会立即通知您。',
      cancelled: '您的报名已取消。',
      attended: '您已签到。',
      no_show: '您曾报名参加。',
    },
    obstacles: {
      cancelled: '本次活动已取消。',
      begun: '此报名已无法更改。如您无法出席，请回复我们的邮件。',
      over: '本次活动已结束。',
    },
    offer: '请在 {time} 之前确认席位，逾期席位将转给候补名单上的下一位。',
    confirmQuestion: '请告知我们您会出席。',
    confirm: '是的，我会出席',
    change: '更改您的资料',
    emailHint: '打开我们发送到新邮箱的链接后，新地址才会生效。',
    save: '保存更改',
    cancel: '取消报名',
    cancelHint: '如您无法出席，席位可以留给他人。',
    cancelQuestion: '您确定要取消报名吗？您的席位将转给他人。',
    cancelSure: '是的，取消报名',
    keep: '不，保留报名',
    changed: '您的资料已保存。',
    mailSent: '我们正在向新邮箱发送邮件。请打开邮件中的链接以确认该地址。',
    conflict: '报名状态已变更，无法执行此操作。当前状态如下。',
    registerAgain: '重新报名',
    newAddress: '确认您的新邮箱地址',
    newAddressQuestion: '今后我们将通过 {email} 与您联系报名事宜。',
    newAddressConfirm: '确认地址',
    pendingTitle: '确认您的报名',
    pendingQuestion: '请确认您的邮箱地址，以便我们为您预留席位。',
    pendingConfirm: '确认报名',
  },
};
