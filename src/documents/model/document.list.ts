import { defineList } from '../../common/lists/list-definition.rules.js';
import { defineRecordFields, FILTER } from '../../common/lists/record-fields.factory.js';
import { buildTextCondition } from '../../common/lists/text-match.queries.js';
import { buildVisibilityThroughLead } from '../../identity/access/access.policy.js';
import { buildSubjectColumn, joinSubjects } from '../../interactions/model/record-subject.columns.js';
import { buildJsonInstant } from '../../leads/model/verification-request.queries.js';
import { PREVIEW_TYPES } from '../media-types/media-type.rules.js';
import { DOCUMENT_KINDS } from './document.constants.js';
import { Document } from './document.entity.js';

const PREVIEWED = [...PREVIEW_TYPES.keys()].map((type) => `'${type}'`).join(', ');

/** The fields of a document. Those of the file are of the current version `v`. */
export const DOCUMENT_FIELDS = defineRecordFields(Document, 'd', {
  id: {},
  subject: { label: ['Subject', 'Onderwerp'], sql: buildSubjectColumn('d'), exported: ['kind', 'label'] },
  companyId: { label: ['Company', 'Bedrijf'], list: FILTER },
  contactId: { label: ['Contact', 'Contact'], list: FILTER },
  leadId: { label: ['Lead', 'Lead'], list: FILTER },
  activityId: { label: ['Activity', 'Activiteit'], list: FILTER },
  agreementId: { label: ['Agreement', 'Overeenkomst'], list: FILTER },
  interactionId: { label: ['Interaction', 'Interactie'], list: FILTER },
  title: { label: ['Title', 'Titel'], list: { filter: false }, writable: true },
  kind: { label: ['Kind', 'Soort'], vocabulary: 'documentKind', list: { values: DOCUMENT_KINDS }, writable: true },
  tags: { label: ['Tags', 'Labels'], writable: true },
  tag: {
    label: ['Tag', 'Label'],
    sql: 'd.tags',
    list: { type: 'texts', description: 'Documents with any of these tags.', example: 'genk' },
    returned: false,
  },
  note: { label: ['Note', 'Notitie'], kind: 'textBlock', writable: true },
  currentVersion: { label: ['Version', 'Versie'] },
  fileName: { label: ['File name', 'Bestandsnaam'], kind: 'text', sql: 'v.file_name' },
  mediaType: {
    label: ['Media type', 'Mediatype'],
    sql: 'v.media_type',
    list: { type: 'text', sort: false, description: 'The media type of the file.', example: 'application/pdf' },
  },
  size: {
    label: ['Size in bytes', 'Grootte in bytes'],
    sql: 'v.size',
    list: { type: 'integer', description: 'Number of bytes of the file.', example: 182044 },
  },
  sha256: { label: ['SHA-256', 'SHA-256'], kind: 'text', sql: 'v.sha256' },
  canPreview: {
    label: ['Can be shown', 'Kan getoond worden'],
    kind: 'boolean',
    sql: `(v.removed_at IS NULL AND v.media_type IN (${PREVIEWED}))`,
    exported: false,
  },
  fileRemovedAt: { label: ['File removed on', 'Bestand verwijderd op'], kind: 'instant', sql: 'v.removed_at' },
  creatorName: { label: ['Uploaded by', 'Geüpload door'], kind: 'text', sql: 'coalesce(u.full_name, ak.name)' },
  createdAt: { list: {} },
  updatedAt: { list: {} },
  version: { exported: false },
  createdBy: { list: { ...FILTER, user: true } },
  archivedAt: {},
});

/** The texts in which a search looks. A line break keeps a match from beginning in one of them and ending in the next. */
const SEARCHED = `(d.title || E'\\n' || v.file_name || E'\\n' || array_to_string(d.tags, E'\\n'))`;

/**
 * Filters, sorts and columns of documents. Documents of a confidential lead are listed only for users who may see the
 * lead. Lists of one subject are served by its index, such as document_lead_id_idx.
 */
export const documentList = defineList({
  name: 'documents',
  from: `document d
    JOIN document_version v ON v.document_id = d.id AND v.number = d.current_version
    LEFT JOIN app_user u ON u.id = d.created_by
    LEFT JOIN api_key ak ON ak.id = d.created_by
    ${joinSubjects('d')}`,
  id: 'd.id',
  archived: 'd.archived_at',
  ...DOCUMENT_FIELDS,
  defaultSort: '-createdAt',
  search: {
    buildCondition: (q, bind) => buildTextCondition(SEARCHED, q, bind),
    description: 'the title, the name of the file and the tags',
  },
  buildVisibility: (actor, bind) => buildVisibilityThroughLead(actor, 'd.lead_id', bind),
});

/** The columns of a single document: those of the list, and its versions. Served by document_version_number_uq. */
export const DOCUMENT_WITH_VERSIONS = `${DOCUMENT_FIELDS.select},
  (SELECT json_agg(json_build_object('number', f.number, 'fileName', f.file_name, 'mediaType', f.media_type,
      'size', f.size, 'sha256', f.sha256, 'scanState', f.scan_state, 'note', f.note,
      'createdAt', ${buildJsonInstant('f.created_at')}, 'creatorName', coalesce(fu.full_name, fk.name),
      'removedAt', ${buildJsonInstant('f.removed_at')}, 'removedReason', f.removed_reason) ORDER BY f.number DESC)
    FROM document_version f LEFT JOIN app_user fu ON fu.id = f.created_by LEFT JOIN api_key fk ON fk.id = f.created_by
    WHERE f.document_id = d.id) AS versions`;
