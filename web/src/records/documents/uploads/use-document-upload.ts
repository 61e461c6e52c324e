import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { components } from '../../../shared/api/schema';
import { useUpload } from '../../../shared/api/use-upload';
import { type DocumentSubject, getSubjectField } from '../document-subject.rules';
import { DOCUMENT_KEYS, DOCUMENTS_PATH, type DocumentSummary } from '../documents.api';
import { findSameDocument } from './uploads.rules';

/** The upload of a form that chooses documents of a record. */
export interface DocumentUpload {
  send: (file: File) => void;
  /** The file that was chosen last. */
  file: File | undefined;
  /** The document that was uploaded last, before lists show it. */
  uploaded: DocumentSummary | undefined;
  isPending: boolean;
  /** The part of the file that was sent, from 0 to 1. */
  share: number;
  stop: () => void;
  /** Whether the file was a document of the record already, which was chosen instead. */
  isKnown: boolean;
  /** The reason why the file was not uploaded; null if it was. */
  problem: string | null;
  reset: () => void;
}

/**
 * Returns an upload to a record whose document is chosen. A file that is a document of the record already is chosen
 * without being stored again.
 */
export function useDocumentUpload(
  subject: DocumentSubject,
  kind: components['schemas']['DocumentView']['kind'],
  onChosen: (id: string) => void,
): DocumentUpload {
  const [isKnown, setKnown] = useState(false);
  // The other fields of the form may change while a file is being uploaded.
  const choose = useRef(onChosen);
  useEffect(() => {
    choose.current = onChosen;
  });
  const client = useQueryClient();
  const upload = useUpload<File, DocumentSummary>(
    (file) => ({ path: DOCUMENTS_PATH, file, fields: { [getSubjectField(subject)]: subject.id, kind } }),
    ({ id }) => {
      for (const queryKey of DOCUMENT_KEYS) void client.invalidateQueries({ queryKey });
      choose.current(id);
    },
  );
  const { mutate, isPending, share, stop, variables: file, data: uploaded, error } = upload;
  const send = (next: File) => {
    setKnown(false);
    mutate(next, {
      onError: (refusal) => {
        const known = findSameDocument(refusal);
        if (!known) return;
        setKnown(true);
        choose.current(known.id);
      },
    });
  };
  const reset = () => {
    upload.reset();
    setKnown(false);
  };
  const problem = error === null || findSameDocument(error) ? null : error.message;
  return { send, file, uploaded, isPending, share, stop, isKnown, problem, reset };
}
