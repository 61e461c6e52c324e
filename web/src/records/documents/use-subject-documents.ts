import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DocumentSubject } from './document-subject.rules';
import { type DocumentSummary, subjectDocumentsQuery } from './documents.api';

const NOBODY: DocumentSubject = { kind: 'lead', id: '' };

/** Reads all documents of a record whose files are there, for an input that chooses among them. Null reads none. */
export function useSubjectDocuments(subject: DocumentSubject | null): {
  documents: DocumentSummary[];
  /** Whether all of them have been read. */
  isComplete: boolean;
} {
  const { data, hasNextPage, fetchNextPage, isFetching, isFetchNextPageError } = useInfiniteQuery({
    ...subjectDocumentsQuery(subject ?? NOBODY),
    enabled: subject !== null,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return {
    documents: data?.pages.flatMap(({ items }) => items.filter(({ fileRemovedAt }) => fileRemovedAt === null)) ?? [],
    isComplete: subject === null || (data !== undefined && !hasNextPage),
  };
}

/** Adds the document that was uploaded last, because lists are read again only after the upload. */
export function addUploaded(listed: DocumentSummary[], uploaded: DocumentSummary | undefined): DocumentSummary[] {
  const isListed = !uploaded || listed.some(({ id }) => id === uploaded.id);
  return isListed ? listed : [uploaded, ...listed];
}
