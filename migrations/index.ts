import { Baseline1764000000064 } from './0064-baseline.migration.js';
import { LeadHistoryOnly1764000000065 } from './0065-lead-history-only.migration.js';
import { FewerTriggers1764000000066 } from './0066-fewer-triggers.migration.js';
import { TouchesInServices1764000000067 } from './0067-touches-in-services.migration.js';
import { UserSessions1764000000068 } from './0068-user-sessions.migration.js';
import { UserPreferences1764000000069 } from './0069-user-preferences.migration.js';
import { SavedViews1764000000070 } from './0070-saved-views.migration.js';
import { PasswordLinksAndTotp1764000000071 } from './0071-password-links-and-totp.migration.js';
import { CompanyKeys1764000000080 } from './0080-company-keys.migration.js';
import { SharedDecisions1764000000085 } from './0085-shared-decisions.migration.js';
import { WalkIns1764000000086 } from './0086-walk-ins.migration.js';
import { LeadDateOrder1764000000087 } from './0087-lead-date-order.migration.js';
import { LeadVersionJobsSafeguarded1764000000088 } from './0088-lead-version-jobs-safeguarded.migration.js';
import { KeysAndTheirIndexes1764000000090 } from './0090-keys-and-their-indexes.migration.js';
import { EncryptedTravelDetails1764000000091 } from './0091-encrypted-travel-details.migration.js';
import { BoardIndex1764000000095 } from './0095-board-index.migration.js';
import { CompanyParentsOfPastDays1764000000096 } from './0096-company-parents-of-past-days.migration.js';
import { ApiKeyLastUse1764000000103 } from './0103-api-key-last-use.migration.js';
import { Imports1764000000104 } from './0104-imports.migration.js';
import { ExternalIdsByValue1764000000105 } from './0105-external-ids-by-value.migration.js';
import { LoadedHistory1764000000106 } from './0106-loaded-history.migration.js';
import { ImportMappings1764000000107 } from './0107-import-mappings.migration.js';
import { DuplicateIndexesWithoutPendingLists1764000000108 } from './0108-duplicate-indexes-without-pending-lists.migration.js';
import { UserTokensValidFrom1764000000110 } from './0110-user-tokens-valid-from.migration.js';
import { LeadFigureIndexes1764000000114 } from './0114-lead-figure-indexes.migration.js';
import { ImportCurrencies1764000000116 } from './0116-import-currencies.migration.js';
import { ImportRowWarnings1764000000117 } from './0117-import-row-warnings.migration.js';
import { SeatsThatShareAnAddress1764000000118 } from './0118-seats-that-share-an-address.migration.js';
import { WordsThatWereLearned1764000000121 } from './0121-words-that-were-learned.migration.js';
import { AbbreviationsInCompanyKeys1764000000122 } from './0122-abbreviations-in-company-keys.migration.js';
import { LeadLandingOrder1764000000123 } from './0123-lead-landing-order.migration.js';
import { Notifications1764000000124 } from './0124-notifications.migration.js';
import { LeadVerificationRequests1764000000125 } from './0125-lead-verification-requests.migration.js';
import { BulkUpdates1764000000126 } from './0126-bulk-updates.migration.js';
import { RealisationYears1764000000128 } from './0128-realisation-years.migration.js';
import { LeadHistoryIndexes1764000000130 } from './0130-lead-history-indexes.migration.js';
import { ImportWords1764000000131 } from './0131-import-words.migration.js';
import { ImportUnreadableCells1764000000132 } from './0132-import-unreadable-cells.migration.js';
import { ImportMissingRecords1764000000134 } from './0134-import-missing-records.migration.js';
import { ImportSheetsAndStop1764000000135 } from './0135-import-sheets-and-stop.migration.js';
import { ImportRowDecisions1764000000136 } from './0136-import-row-decisions.migration.js';
import { Documents1764000000138 } from './0138-documents.migration.js';
import { Webhooks1764000000139 } from './0139-webhooks.migration.js';
import { WebhookNotifications1764000000141 } from './0141-webhook-notifications.migration.js';
import { OutgoingMail1764000000142 } from './0142-outgoing-mail.migration.js';
import { MailTemplates1764000000143 } from './0143-mail-templates.migration.js';
import { Mailings1764000000144 } from './0144-mailings.migration.js';
import { InboundMail1764000000145 } from './0145-inbound-mail.migration.js';
import { LinksByMail1764000000146 } from './0146-links-by-mail.migration.js';
import { RegistrationPages1764000000147 } from './0147-registration-pages.migration.js';
import { SeatOffers1764000000149 } from './0149-seat-offers.migration.js';
import { DoorLinks1764000000150 } from './0150-door-links.migration.js';
import { PrivacyRequests1764000000151 } from './0151-privacy-requests.migration.js';
import { ConfirmedAddresses1764000000152 } from './0152-confirmed-addresses.migration.js';
import { PeopleSearchIndexes1764000000153 } from './0153-people-search-indexes.migration.js';
import { SuppressedContacts1764000000154 } from './0154-suppressed-contacts.migration.js';
import { ErasedContacts1764000000155 } from './0155-erased-contacts.migration.js';
import { Erasures1764000000156 } from './0156-erasures.migration.js';
import { ReplacedTitlesOfLocks1764000000158 } from './0158-replaced-titles-of-locks.migration.js';
import { RetentionRules1764000000159 } from './0159-retention-rules.migration.js';
import { NoticesToPeople1764000000160 } from './0160-notices-to-people.migration.js';
import { AddressesInReceivedMails1764000000164 } from './0164-addresses-in-received-mails.migration.js';

/** All migrations in order. A released migration is never edited. */
// prettier-ignore
export const migrations = [
  Baseline1764000000064,
  LeadHistoryOnly1764000000065,
  FewerTriggers1764000000066,
  TouchesInServices1764000000067,
  UserSessions1764000000068,
  UserPreferences1764000000069,
  SavedViews1764000000070,
  PasswordLinksAndTotp1764000000071,
  CompanyKeys1764000000080,
  SharedDecisions1764000000085,
  WalkIns1764000000086,
  LeadDateOrder1764000000087,
  LeadVersionJobsSafeguarded1764000000088,
  KeysAndTheirIndexes1764000000090,
  EncryptedTravelDetails1764000000091,
  BoardIndex1764000000095,
  CompanyParentsOfPastDays1764000000096,
  ApiKeyLastUse1764000000103,
  Imports1764000000104,
  ExternalIdsByValue1764000000105,
  LoadedHistory1764000000106,
  ImportMappings1764000000107,
  DuplicateIndexesWithoutPendingLists1764000000108,
  UserTokensValidFrom1764000000110,
  LeadFigureIndexes1764000000114,
  ImportCurrencies1764000000116,
  ImportRowWarnings1764000000117,
  SeatsThatShareAnAddress1764000000118,
  WordsThatWereLearned1764000000121,
  AbbreviationsInCompanyKeys1764000000122,
  LeadLandingOrder1764000000123,
  Notifications1764000000124,
  LeadVerificationRequests1764000000125,
  BulkUpdates1764000000126,
  RealisationYears1764000000128,
  LeadHistoryIndexes1764000000130,
  ImportWords1764000000131,
  ImportUnreadableCells1764000000132,
  ImportMissingRecords1764000000134,
  ImportSheetsAndStop1764000000135,
  ImportRowDecisions1764000000136,
  Documents1764000000138,
  Webhooks1764000000139,
  WebhookNotifications1764000000141,
  OutgoingMail1764000000142,
  MailTemplates1764000000143,
  Mailings1764000000144,
  InboundMail1764000000145,
  LinksByMail1764000000146,
  RegistrationPages1764000000147,
  SeatOffers1764000000149,
  DoorLinks1764000000150,
  PrivacyRequests1764000000151,
  ConfirmedAddresses1764000000152,
  PeopleSearchIndexes1764000000153,
  SuppressedContacts1764000000154,
  ErasedContacts1764000000155,
  Erasures1764000000156,
  ReplacedTitlesOfLocks1764000000158,
  RetentionRules1764000000159,
  NoticesToPeople1764000000160,
  AddressesInReceivedMails1764000000164,
];
