import { queryOptions } from '@tanstack/react-query';
import { api, readBody } from '../../shared/api/api.client';
import { buildVersionInit, type SeenRecord } from '../../shared/api/record.api';
import type { components } from '../../shared/api/schema';
import { useChange } from '../../shared/api/use-change';
import { createPagesQuery } from '../../shared/tables/list-query.factory';
import type { ListDefinition } from '../../shared/tables/list-search.rules';
import { type DocumentSubject, getSubjectField } from './document-subject.rules';

type Schemas = components['schemas'];
/** A document as lists show it. The facts about the file are those of its current version. */
export type DocumentSummary = Schemas['DocumentRowView'];
export type DocumentVersion = Schemas['DocumentVersionView'];

/** The path to which files are uploaded. */
export const DOCUMENTS_PATH = '/api/v1/documents';

const PAGE_SIZE = 100;

/** The keys of the queries that show documents or their titles. */
export const DOCUMENT_KEYS = [['documents'], ['leads'], ['timeline']] as const;

/** The documents of a record, the latest first, or its archived ones. */
export const subjectDocumentsQuery = (subject: DocumentSubject, isArchived = false) =>
  createPagesQuery(['documents', 'of-record', subject.id, isArchived], PAGE_SIZE, (page, signal) => {
    const query = {
      [getSubjectField(subject)]: [subject.id],
      ...(isArchived && { archived: 'true' as const }),
      ...page,
    };
    return readBody(api.GET('/api/v1/documents', { params: { query }, signal }));
  });

/** A document with all its versions. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', id],
    queryFn: ({ signal }) => readBody(api.GET('/api/v1/documents/{id}', { params: { path: { id } }, signal })),
  });

/** The list of the documents of a record, for its export. */
export const DOCUMENT_LIST: ListDefinition = {
  path: DOCUMENTS_PATH,
  fields: [],
  sorts: [],
  defaultSort: '-createdAt',
  columns: [],
};

interface DocumentUpdate {
  document: SeenRecord;
  body: Schemas['UpdateDocument'];
}

/** Returns a mutation that changes what is known of a document. */
export function useUpdateDocument() {
  return useChange(DOCUMENT_KEYS, ({ document, body }: DocumentUpdate) =>
    readBody(api.PATCH('/api/v1/documents/{id}', { ...buildVersionInit(document), body })),
  );
}

/** Returns a mutation that archives a document, which keeps its files. */
export function useArchiveDocument() {
  return useChange(DOCUMENT_KEYS, (document: SeenRecord) =>
    readBody(api.DELETE('/api/v1/documents/{id}', buildVersionInit(document))),
  );
}

/** Returns a mutation that restores an archived document. */
export function useRestoreDocument() {
  return useChange(DOCUMENT_KEYS, (document: SeenRecord) =>
    readBody(api.POST('/api/v1/documents/{id}/restore', buildVersionInit(document))),
  );
}

interface FileRemoval {
  id: string;
  /** The number of the version. */
  number: number;
  reason: string;
}

/** Returns a mutation that removes the file of a version for ever. */
export function useRemoveFile() {
  return useChange(DOCUMENT_KEYS, ({ id, number, reason }: FileRemoval) =>
    readBody(
      api.POST('/api/v1/documents/{id}/versions/{number}/remove', {
        params: { path: { id, number } },
        body: { reason },
      }),
    ),
  );
}
