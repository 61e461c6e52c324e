import type { components } from '../../shared/api/schema';
import type { RecordKind } from '../search/search.api';

export type AuditEntry = components['schemas']['AuditEntryView'];

/** How a value in the audit trail is written. */
export type ValueKind =
  | {
      kind:
        | 'nothing'
        | 'secret'
        | 'day'
        | 'moment'
        | 'euro'
        | 'country'
        | 'language'
        | 'user'
        | 'text'
        | 'parts'
        | 'externalId';
    }
  | { kind: 'label'; vocabulary: string }
  | { kind: 'record'; record: RecordKind };

/** A value of a field of a record. */
export interface FieldValue {
  entityType: string;
  field: string;
  value: unknown;
  /** The field that has the value as a part. */
  parent?: string;
}

/** Fields that the application computes for searching, which tell a reader nothing. */
const COMPUTED_FIELDS = new Set([
  'nameKey',
  'coreKey',
  'nativeKey',
  'aliasKeys',
  'pinyin',
  'pinyinInitials',
  'emailKey',
  'sectorVersion',
  'partOrders',
  'provenance',
]);

/** The vocabularies of fields whose values mean the same for every type of records. */
const VOCABULARIES: Readonly<Record<string, string>> = {
  stage: 'stage',
  statusReason: 'reason',
  sourceChannel: 'channel',
  channel: 'channel',
  investmentType: 'investmentType',
  businessActivity: 'businessActivity',
  involvement: 'involvement',
  screeningStatus: 'screening',
  likelihood: 'likelihood',
  direction: 'direction',
  side: 'meetingSide',
  hostSide: 'meetingSide',
  visitorSide: 'meetingSide',
  matchState: 'matchState',
  matchedBy: 'matchedBy',
  verification: 'verification',
  provider: 'provider',
  format: 'reportFormat',
  lang: 'language',
  matchKeys: 'matchKey',
  capexRateKind: 'rateKind',
  turnoverRateKind: 'rateKind',
  report: 'reportName',
  reviewReasons: 'reviewReason',
  scopes: 'permission',
  via: 'checkInVia',
};

const ACTIVITY_TYPES = ['activity', 'delegation', 'roadshow', 'roadshow_stop', 'seminar'];

/** The vocabularies of fields that each type of records has of its own. */
const OWN_VOCABULARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  lead: { status: 'status', verification: 'winVerification' },
  task: { status: 'taskStatus' },
  company: { kind: 'companyKind' },
  interaction: { kind: 'interactionKind' },
  agreement: { status: 'agreementStatus', kind: 'agreementKind' },
  commitment: { status: 'commitmentStatus' },
  privacy_request: {
    kind: 'privacyRequestKind',
    channel: 'privacyRequestChannel',
    state: 'privacyRequestState',
    refusedReason: 'privacyRefusedReason',
  },
  registration: { status: 'registrationStatus' },
  intake_registration: { status: 'registrationStatus' },
  intake_decision: { kind: 'decisionKind' },
  meeting: { status: 'meetingStatus', origin: 'meetingOrigin' },
  programme_item: { status: 'programmeItemStatus', kind: 'programmeItemKind' },
  delegation_participant: { status: 'participantStatus', role: 'participantRole' },
  lead_touch: { role: 'touchRole', origin: 'touchOrigin' },
  user: { role: 'role' },
  api_key: { role: 'role' },
  view: { entity: 'viewedList' },
  import: { entity: 'importEntity', status: 'importStatus', mode: 'importMode' },
  import_mapping: { entity: 'importEntity' },
  ...Object.fromEntries(ACTIVITY_TYPES.map((type) => [type, { status: 'activityStatus', kind: 'activityKind' }])),
  webhook: { state: 'webhookState', disabledReason: 'webhookDisabledReason', eventTypes: 'webhookEventType' },
};

/** The vocabularies of parts of values, by the field that has the parts. */
const PART_VOCABULARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  evidence: { kind: 'evidenceKind' },
  verification: { kind: 'winVerification' },
  verificationRequest: { state: 'verificationRequestState' },
};

const USER_FIELDS = ['ownerId', 'assigneeId', 'projectManagerId', 'teamIds'];

/** The ends of the names of fields that refer to a record. */
const REFERENCES: readonly [RegExp, RecordKind][] = [
  [/^(organisationId|localPartnerId)$|companyIds?$/i, 'company'],
  [/contactIds?$/i, 'contact'],
  [/activityId$/i, 'activity'],
  [/agreementId$/i, 'agreement'],
  [/leadId$/i, 'lead'],
];

/** The fields that refer to a record of the same type. */
const OWN_REFERENCES = ['parentId', 'mergedIntoId'];

/** Returns the kind of the page of a type of records, such as that of an activity for a seminar; null if there is none. */
export function findRecordKind(entityType: string): RecordKind | null {
  if (ACTIVITY_TYPES.includes(entityType)) return 'activity';
  return (['lead', 'company', 'contact', 'agreement'] as const).find((kind) => kind === entityType) ?? null;
}

/** Tells whether a field is shown. */
export function isFieldShown(field: string): boolean {
  return !COMPUTED_FIELDS.has(field);
}

/**
 * Returns how a value of a field is written. Every element of a list is written by itself.
 * @param parent the field that has the value as a part
 */
export function findValueKind(entityType: string, field: string, value: unknown, parent?: string): ValueKind {
  if (value === null || value === undefined || value === '') return { kind: 'nothing' };
  // The server replaces values that nobody may see.
  if (value === 'changed') return { kind: 'secret' };
  if (typeof value === 'object') return { kind: field === 'externalIds' ? 'externalId' : 'parts' };
  const partVocabulary = parent === undefined ? undefined : PART_VOCABULARIES[parent]?.[field];
  const vocabulary = partVocabulary ?? OWN_VOCABULARIES[entityType]?.[field] ?? VOCABULARIES[field];
  if (vocabulary !== undefined) return { kind: 'label', vocabulary };
  if (USER_FIELDS.includes(field)) return { kind: 'user' };
  const record = findReference(entityType, field);
  if (record) return { kind: 'record', record };
  return { kind: findFormat(field, value) };
}

function findReference(entityType: string, field: string): RecordKind | null {
  if (OWN_REFERENCES.includes(field)) return findRecordKind(entityType);
  return REFERENCES.find(([name]) => name.test(field))?.[1] ?? null;
}

function findFormat(field: string, value: unknown): 'day' | 'moment' | 'euro' | 'country' | 'language' | 'text' {
  if (typeof value === 'number') return field.endsWith('Eur') ? 'euro' : 'text';
  if (typeof value !== 'string') return 'text';
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'day';
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return 'moment';
  if (/country$/i.test(field) && /^[A-Z]{2}$/.test(value)) return 'country';
  return /^languages?$/.test(field) ? 'language' : 'text';
}

/** Lists the elements of a list as values, which are parts of the same field as the list. */
export function listElements(list: FieldValue, elements: readonly unknown[]): FieldValue[] {
  return elements.map((value) => ({ ...list, value }));
}

/** Returns the parts of an object that mean something to a reader: those with a value, without ids. */
export function listParts(value: object): [name: string, part: unknown][] {
  return Object.entries(value).filter(
    ([name, part]) => part !== null && part !== '' && !/^id$|Id$/.test(name) && !(Array.isArray(part) && !part.length),
  );
}

/** Writes the name of a field that has no text of its own: `tableNumber` as "Table number". */
export function writeFieldName(field: string): string {
  const words = field.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
