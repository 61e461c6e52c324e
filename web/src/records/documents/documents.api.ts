import { api, readBody } from '../../shared/api/api.client';
import { createRecordApi } from '../../shared/api/record.api';
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

/** The keys of the other queries that show titles of documents. */
const OTHER_KEYS = [['leads'], ['timeline']] as const;
/** The keys of the queries that show documents or their titles. */
export const DOCUMENT_KEYS = [['documents'], ...OTHER_KEYS] as const;

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

/** The list of the documents of a record, for its export. */
export const DOCUMENT_LIST: ListDefinition = {
  path: DOCUMENTS_PATH,
  fields: [],
  sorts: [],
  defaultSort: '-createdAt',
  columns: [],
};

export const {
  query: documentQuery,
  useUpdate: useUpdateDocument,
  useArchive: useArchiveDocument,
  useRestore: useRestoreDocument,
} = createRecordApi('documents', undefined, OTHER_KEYS);

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
