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
  /** Whether more of them are still to come. */
  isReading: boolean;
} {
  const { data, hasNextPage, fetchNextPage, isFetching, isFetchNextPageError, isError } = useInfiniteQuery({
    ...subjectDocumentsQuery(subject ?? NOBODY),
    enabled: subject !== null,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  const isComplete = subject === null || (data !== undefined && !hasNextPage);
  return {
    documents: data?.pages.flatMap(({ items }) => items.filter(({ fileRemovedAt }) => fileRemovedAt === null)) ?? [],
    isComplete,
    isReading: !isComplete && !isError,
  };
}

/** Adds the document that was uploaded last, because lists are read again only after the upload. */
export function addUploaded(listed: DocumentSummary[], uploaded: DocumentSummary | undefined): DocumentSummary[] {
  const isListed = !uploaded || listed.some(({ id }) => id === uploaded.id);
  return isListed ? listed : [uploaded, ...listed];
}
