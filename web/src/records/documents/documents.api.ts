import { queryOptions } from '@tanstack/react-query';
import { buildVersionInit, type SeenRecord, sendRequest } from '../../shared/api/record.api';
import { useChange } from '../../shared/api/use-change';
import { createPagesQuery } from '../../shared/tables/list-query.factory';
import type { ListDefinition } from '../../shared/tables/list-search.rules';
import { type DocumentSubject, getSubjectField } from './document-subject.rules';

export interface DocumentVersion {
  number: number;
  fileName: string;
  mediaType: string;
  size: number;
  scanState: 'not_scanned' | 'clean';
  note: string | null;
  createdAt: string;
  creatorName: string | null;
  removedAt: string | null;
  removedReason: string | null;
}

export interface DocumentView {
  id: string;
  version: number;
  archivedAt: string | null;
  createdAt: string;
  title: string;
  kind: string;
  tags: string[];
  note: string | null;
  currentVersion: number;
  fileName: string;
  mediaType: string;
  size: number;
  canPreview: boolean;
  fileRemovedAt: string | null;
  creatorName: string | null;
  versions?: DocumentVersion[];
}

/** The path to which files are uploaded. */
export const DOCUMENTS_PATH = '/api/v1/documents';

const PAGE_SIZE = 100;

/** The queries that show documents or their titles, by the first part of their keys. */
const CHANGED = [['documents'], ['leads'], ['timeline']] as const;

/** The documents of a record, the latest first, or its archived ones. */
export const subjectDocumentsQuery = (subject: DocumentSubject, isArchived = false) =>
  createPagesQuery(['documents', 'of-record', subject.id, isArchived], PAGE_SIZE, (page, signal) => {
    const query = { [getSubjectField(subject)]: [subject.id], ...(isArchived && { archived: 'true' }), ...page };
    return sendRequest<{ items: DocumentView[]; nextCursor: string | null }>('get', DOCUMENTS_PATH, {
      params: { query },
      signal,
    });
  });

/** A document with all its versions. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', id],
    queryFn: ({ signal }) =>
      sendRequest<DocumentView>('get', `${DOCUMENTS_PATH}/{id}`, { params: { path: { id } }, signal }),
  });

/** The list of the documents of a record, for its export. */
export const DOCUMENT_LIST: ListDefinition = {
  path: DOCUMENTS_PATH,
  fields: [],
  sorts: [],
  defaultSort: '-createdAt',
  columns: [],
};

/** The keys of the queries that a change of a document makes out of date. */
export const CHANGED_BY_DOCUMENTS = CHANGED;

interface DocumentUpdate {
  document: SeenRecord;
  body: { title?: string; kind?: string; tags?: string[]; note?: string | null };
}

/** Returns a mutation that changes what is known of a document. */
export function useUpdateDocument() {
  return useChange(CHANGED, ({ document, body }: DocumentUpdate) =>
    sendRequest<DocumentView>('patch', `${DOCUMENTS_PATH}/{id}`, { ...buildVersionInit(document), body }),
  );
}

export function useArchiveDocument() {
  return useChange(CHANGED, (document: SeenRecord) =>
    sendRequest<DocumentView>('delete', `${DOCUMENTS_PATH}/{id}`, buildVersionInit(document)),
  );
}

export function useRestoreDocument() {
  return useChange(CHANGED, (document: SeenRecord) =>
    sendRequest<DocumentView>('post', `${DOCUMENTS_PATH}/{id}/restore`, buildVersionInit(document)),
  );
}

interface FileRemoval {
  id: string;
  number: number;
  reason: string;
}

/** Returns a mutation that removes the file of a version. */
export function useRemoveFile() {
  return useChange(CHANGED, ({ id, number, reason }: FileRemoval) =>
    sendRequest<DocumentView>('post', `${DOCUMENTS_PATH}/{id}/versions/{number}/remove`, {
      params: { path: { id, number } },
      body: { reason },
    }),
  );
}
