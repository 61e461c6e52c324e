import type { OpenAPIObject } from '@nestjs/swagger';
import { ACTIVITY_FIELDS } from '../src/activities/activity.list.js';
import { DELEGATION_FIELDS } from '../src/activities/delegations/delegation.list.js';
import { ROADSHOW_FIELDS } from '../src/activities/roadshows/roadshow.list.js';
import { SEMINAR_FIELDS } from '../src/activities/seminars/seminar.list.js';
import { AGREEMENT_FIELDS } from '../src/agreements/agreements/agreement.list.js';
import { COMMITMENT_FIELDS } from '../src/agreements/commitments/commitment.list.js';
import type { FieldDescription } from '../src/common/lists/field-description.rules.js';
import { isSortable } from '../src/common/lists/list-definition.rules.js';
import { COMPANY_FIELDS } from '../src/companies/model/company.list.js';
import { CONTACT_FIELDS } from '../src/companies/model/contact.list.js';
import { DOCUMENT_FIELDS } from '../src/documents/model/document.list.js';
import { getImportFields } from '../src/imports/mapping/import-fields.rules.js';
import { IMPORT_ENTITIES, type ImportEntity } from '../src/imports/mapping/import-field.constants.js';
import { INTERACTION_FIELDS } from '../src/interactions/interactions/interaction.list.js';
import { TASK_FIELDS } from '../src/interactions/tasks/task.list.js';
import { PRIVACY_REQUEST_FIELDS } from '../src/privacy/requests/privacy-request.list.js';
import { LEAD_FIELDS } from '../src/leads/model/lead.columns.js';

interface CataloguedRecord {
  /** The type of the record in the audit trail and in permissions, and the end of the names of its requests. */
  name: string;
  fields: FieldDescription[];
  /** The fields that a merge carries over besides those that a request may write as they are; absent without a merge. */
  merged?: readonly string[];
  /** The schema of the changes that many records get alike. */
  bulk?: string;
}

const RECORDS: Readonly<Record<string, CataloguedRecord>> = {
  companies: {
    name: 'company',
    fields: COMPANY_FIELDS.describe(),
    merged: ['emailDomains', 'identifiers', 'nace', 'turnover', 'turnoverEur', 'externalIds'],
  },
  contacts: {
    name: 'contact',
    fields: CONTACT_FIELDS.describe(),
    merged: ['companyId', 'jobTitle', 'affiliations', 'consents', 'externalIds'],
  },
  leads: { name: 'lead', fields: LEAD_FIELDS.describe(), bulk: 'BulkChanges' },
  agreements: { name: 'agreement', fields: AGREEMENT_FIELDS.describe() },
  commitments: { name: 'commitment', fields: COMMITMENT_FIELDS.describe() },
  activities: { name: 'activity', fields: ACTIVITY_FIELDS.describe() },
  delegations: { name: 'delegation', fields: DELEGATION_FIELDS.describe() },
  roadshows: { name: 'roadshow', fields: ROADSHOW_FIELDS.describe() },
  seminars: { name: 'seminar', fields: SEMINAR_FIELDS.describe() },
  interactions: { name: 'interaction', fields: INTERACTION_FIELDS.describe() },
  tasks: { name: 'task', fields: TASK_FIELDS.describe() },
  documents: { name: 'document', fields: DOCUMENT_FIELDS.describe() },
  'privacy-requests': { name: 'privacy_request', fields: PRIVACY_REQUEST_FIELDS.describe() },
};

/** All that the product knows of a field of a record. What is false, empty or null is absent. */
interface CatalogueField {
  label?: { en: string; nl: string };
  kind: string;
  nullable?: true;
  record?: string;
  values?: readonly string[];
  vocabulary?: string;
  filter?: true;
  sort?: true;
  create?: true;
  update?: true;
  exported?: readonly string[];
  imported?: readonly string[];
  merged?: true;
  bulk?: true;
}

/** The catalogue of the fields of records, by the names of their lists. */
export type RecordCatalogue = Record<string, { name: string; fields: Record<string, CatalogueField> }>;

/** Builds the catalogue from the definitions of the fields, the requests in the document, and the fields of imports. */
export function buildRecordCatalogue(document: OpenAPIObject): RecordCatalogue {
  return Object.fromEntries(
    Object.entries(RECORDS).map(([list, { name, fields, merged, bulk }]) => {
      const entity = toTypeName(name);
      const imported = listImportFields(list);
      const described = fields.map((field): [string, CatalogueField] => {
        const isWrittenBy = (schema: string) => hasProperty(document, schema, field.name.split('.'));
        return [
          field.name,
          omitNothing({
            ...describeValue(field),
            create: isWrittenBy(`Create${entity}`),
            update: isWrittenBy(`Update${entity}`),
            exported: field.exported,
            imported: imported.filter((column) => isFilledBy(field.name, column)),
            merged: merged !== undefined && (field.isWritable || merged.includes(field.name)),
            bulk: bulk !== undefined && isWrittenBy(bulk),
          }),
        ];
      });
      return [list, { name, fields: Object.fromEntries(described) }];
    }),
  );
}

/** Returns the end of the names of the requests of a record: `Agreement`, or `SavedView` for `saved_view`. */
function toTypeName(name: string): string {
  return name.replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase());
}

function describeValue({ label, kind, isNullable, record, values, vocabulary, list }: FieldDescription) {
  return {
    label: label && { en: label[0], nl: label[1] },
    kind,
    nullable: isNullable,
    record,
    values: kind === 'choice' ? values : null,
    vocabulary,
    filter: list !== null && list.filter !== false,
    sort: isSortable(list ?? undefined),
  };
}

function omitNothing(field: Record<string, unknown>): CatalogueField {
  const entries = Object.entries(field).filter(
    ([, value]) => value !== false && value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries) as unknown as CatalogueField;
}

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  oneOf?: Schema[];
}

/** Tells whether a schema has a property, such as `source.channel`. */
function hasProperty(document: OpenAPIObject, schema: string, [first = '', ...rest]: readonly string[]): boolean {
  const { properties = {} } = (document.components?.schemas?.[schema] ?? {}) as Schema;
  const property = properties[first];
  if (property === undefined || rest.length === 0) return property !== undefined;
  const references = [property, ...(property.allOf ?? []), ...(property.oneOf ?? [])].map(({ $ref }) => $ref);
  return references.some((reference) => reference && hasProperty(document, reference.split('/').at(-1)!, rest));
}

function listImportFields(list: string): string[] {
  const isImported = IMPORT_ENTITIES.includes(list as ImportEntity);
  return isImported ? getImportFields(list as ImportEntity).map(({ name }) => name) : [];
}

/** Tells whether a field of an import fills a field: `owner.email` fills `ownerId`, and `externalId` fills `externalIds`. */
function isFilledBy(field: string, column: string): boolean {
  const stem = field.replace(/Ids?$/, '');
  return column === field || `${column}s` === field || [field, stem].some((name) => column.startsWith(`${name}.`));
}
