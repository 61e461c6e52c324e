import { Foundation1764000000001 } from './0001-foundation.migration.js';
import { Companies1764000000002 } from './0002-companies.migration.js';
import { Leads1764000000003 } from './0003-leads.migration.js';
import { Interactions1764000000004 } from './0004-interactions.migration.js';
import { Search1764000000005 } from './0005-search.migration.js';
import { LeadHistory1764000000006 } from './0006-lead-history.migration.js';
import { RecordHistory1764000000007 } from './0007-record-history.migration.js';
import { Agreements1764000000008 } from './0008-agreements.migration.js';
import { Activities1764000000009 } from './0009-activities.migration.js';
import { Delegations1764000000010 } from './0010-delegations.migration.js';
import { Seminars1764000000011 } from './0011-seminars.migration.js';
import { Meetings1764000000012 } from './0012-meetings.migration.js';
import { Touches1764000000013 } from './0013-touches.migration.js';
import { SearchActivities1764000000014 } from './0014-search-activities.migration.js';
import { FollowUps1764000000015 } from './0015-follow-ups.migration.js';
import { Intake1764000000016 } from './0016-intake.migration.js';
import { IntakeRegistrations1764000000017 } from './0017-intake-registrations.migration.js';
import { ReportSchedules1764000000018 } from './0018-report-schedules.migration.js';
import { LeadTotals1764000000019 } from './0019-lead-totals.migration.js';
import { ReportHistory1764000000020 } from './0020-report-history.migration.js';
import { DaysOfAttendance1764000000021 } from './0021-days-of-attendance.migration.js';
import { IntakeContents1764000000022 } from './0022-intake-contents.migration.js';
import { RecordedSettings1764000000023 } from './0023-recorded-settings.migration.js';
import { LeadTotalsInSets1764000000024 } from './0024-lead-totals-in-sets.migration.js';
import { SearchSpelling1764000000026 } from './0026-search-spelling.migration.js';
import { RowsOfLists1764000000027 } from './0027-rows-of-lists.migration.js';
import { IdempotencyEntry1764000000028 } from './0028-idempotency-entry.migration.js';
import { IntakeTakingBack1764000000029 } from './0029-intake-taking-back.migration.js';
import { ContactInitials1764000000031 } from './0031-contact-initials.migration.js';
import { SearchNeighbours1764000000032 } from './0032-search-neighbours.migration.js';
import { LeadVersionColumns1764000000033 } from './0033-lead-version-columns.migration.js';
import { IdempotencyResponse1764000000034 } from './0034-idempotency-response.migration.js';
import { MembershipRecords1764000000035 } from './0035-membership-records.migration.js';
import { TotalsEntered1764000000038 } from './0038-totals-entered.migration.js';
import { IdempotencyReplays1764000000040 } from './0040-idempotency-replays.migration.js';
import { OidcIdentity1764000000042 } from './0042-oidc-identity.migration.js';
import { ApplicationKeys1764000000044 } from './0044-application-keys.migration.js';
import { BookingSeats1764000000045 } from './0045-booking-seats.migration.js';
import { PretixVersions1764000000046 } from './0046-pretix-versions.migration.js';
import { OneSeatEach1764000000047 } from './0047-one-seat-each.migration.js';
import { LocalCompanyInBelgium1764000000049 } from './0049-local-company-in-belgium.migration.js';
import { ExchangeRates1764000000050 } from './0050-exchange-rates.migration.js';
import { RateKinds1764000000051 } from './0051-rate-kinds.migration.js';
import { TouchesByContact1764000000052 } from './0052-touches-by-contact.migration.js';
import { ListsInOrder1764000000053 } from './0053-lists-in-order.migration.js';
import { FindCompaniesAlike1764000000059 } from './0059-find-companies-alike.migration.js';
import { RatesAgree1764000000061 } from './0061-rates-agree.migration.js';
import { TimeOfCheckInKept1764000000062 } from './0062-time-of-check-in-kept.migration.js';
import { LeadsOfAStageByUpdate1764000000063 } from './0063-leads-of-a-stage-by-update.migration.js';
import { EstablishedNames1764000000064 } from './0064-established-names.migration.js';
import { LeadHistoryOnly1764000000065 } from './0065-lead-history-only.migration.js';

/** All migrations in order. A released migration is never edited. */
export const migrations = [
  Foundation1764000000001,
  Companies1764000000002,
  Leads1764000000003,
  Interactions1764000000004,
  Search1764000000005,
  LeadHistory1764000000006,
  RecordHistory1764000000007,
  Agreements1764000000008,
  Activities1764000000009,
  Delegations1764000000010,
  Seminars1764000000011,
  Meetings1764000000012,
  Touches1764000000013,
  SearchActivities1764000000014,
  FollowUps1764000000015,
  Intake1764000000016,
  IntakeRegistrations1764000000017,
  ReportSchedules1764000000018,
  LeadTotals1764000000019,
  ReportHistory1764000000020,
  DaysOfAttendance1764000000021,
  IntakeContents1764000000022,
  RecordedSettings1764000000023,
  LeadTotalsInSets1764000000024,
  SearchSpelling1764000000026,
  RowsOfLists1764000000027,
  IdempotencyEntry1764000000028,
  IntakeTakingBack1764000000029,
  ContactInitials1764000000031,
  SearchNeighbours1764000000032,
  LeadVersionColumns1764000000033,
  IdempotencyResponse1764000000034,
  MembershipRecords1764000000035,
  TotalsEntered1764000000038,
  IdempotencyReplays1764000000040,
  OidcIdentity1764000000042,
  ApplicationKeys1764000000044,
  BookingSeats1764000000045,
  PretixVersions1764000000046,
  OneSeatEach1764000000047,
  LocalCompanyInBelgium1764000000049,
  ExchangeRates1764000000050,
  RateKinds1764000000051,
  TouchesByContact1764000000052,
  ListsInOrder1764000000053,
  FindCompaniesAlike1764000000059,
  RatesAgree1764000000061,
  TimeOfCheckInKept1764000000062,
  LeadsOfAStageByUpdate1764000000063,
  EstablishedNames1764000000064,
  LeadHistoryOnly1764000000065,
];
