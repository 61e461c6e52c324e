import type { RouteDocs } from '../../identity/access/routes.decorator.js';
import { CreateDocument, CreateDocumentVersion, RemoveFile, UpdateDocument } from '../model/document.dto.js';

const FILE_PROBLEMS = [
  'document.file_missing',
  'document.second_file',
  'document.file_empty',
  'document.file_too_large',
  'document.type_refused',
  'document.infected',
  'document.scanner_unavailable',
  'document.duplicate',
  'document.storage_full',
  'document.no_space',
  'lead.not_yours',
] as const;

export const DOCUMENT_DOCS = {
  list: { summary: 'List documents' },
  export: { summary: 'Export the list of documents' },
  create: {
    summary: 'Upload a document',
    description:
      'The form has the file and the id of exactly one subject: a company, contact, lead, activity or agreement. The ' +
      'caller must be allowed to change a lead to add documents to it. The media type is found by the content. Programs ' +
      'are refused. A file that the subject already has is refused with `document.duplicate`, unless `allowDuplicate` is ' +
      'true.',
    body: { type: CreateDocument },
    problems: ['document.one_subject', ...FILE_PROBLEMS],
  },
  read: {
    summary: 'Get a document',
    description: 'The response has the subject and all versions. `GET /documents/{id}/file` has the bytes.',
  },
  update: {
    summary: 'Update a document',
    description:
      'The caller must be allowed to change the lead of the document. Send only the fields to change; null clears a ' +
      'field. Upload a new version to change the file.',
    body: {
      type: UpdateDocument,
      examples: {
        rename: { summary: 'Another title and kind', value: { title: 'Letter of intent, signed', kind: 'letter' } },
        tags: { summary: 'Tags, which replace the former ones', value: { tags: ['genk', 'signed'] } },
      },
    },
    problems: ['lead.not_yours', 'record.archived'],
  },
  archive: {
    summary: 'Archive a document',
    description:
      'The document keeps its files. The caller must be allowed to change its lead. A document that is evidence of a ' +
      'lead that was announced cannot be archived.',
    problems: ['lead.not_yours', 'document.is_evidence'],
  },
  restore: {
    summary: 'Restore an archived document',
    description: 'The caller must be allowed to change the lead of the document.',
    problems: ['lead.not_yours'],
  },
  addVersion: {
    summary: 'Upload a new version of a document',
    description:
      'The form has the file, and what is new as `note`. The file becomes the current version, and earlier ones can still ' +
      'be downloaded. A file that equals the current one is refused with `document.duplicate`.',
    body: { type: CreateDocumentVersion },
    problems: ['record.archived', ...FILE_PROBLEMS],
  },
  removeFile: {
    summary: 'Remove the file of a version',
    description:
      'Deletes the bytes for ever. The version stays, with the name and the SHA-256 of the file, who removed it, when and ' +
      'why. A file of a document that is evidence of a lead that was announced cannot be removed.',
    body: { type: RemoveFile },
    problems: ['document.is_evidence', 'document.file_removed', 'document_version.not_found'],
  },
} satisfies Record<string, RouteDocs>;
