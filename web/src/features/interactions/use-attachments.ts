import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentUploads } from '../../records/documents/uploads/use-document-uploads';
import { findAboutLead } from '../../records/leads/about-lead/about-lead.rules';
import { useCanChange } from '../../records/leads/use-can-change';
import type { Lead } from '../../records/leads/lead.api';
import type { AnyRecord } from '../../records/search/record.api';
import { showError } from '../../shared/layout/undo-toast';
import { useCan } from '../../shared/session/use-session';
import { findAttachmentSubject } from './attachment-subject.rules';
import type { InteractionDraft } from './interaction-draft.rules';

/**
 * Returns the files that are to be attached to an interaction, and what uploads them once it is logged. They are not kept
 * as a draft, because a browser cannot keep files.
 * @param record the record that the interaction is with
 * @param leads its open leads
 */
export function useAttachments(
  { subject, leadId }: InteractionDraft,
  record: AnyRecord | null | undefined,
  leads: readonly Lead[],
) {
  const { t } = useTranslation('documents');
  const [files, setFiles] = useState<readonly File[]>([]);
  const upload = useDocumentUploads();
  const canWrite = useCan('documents:write');
  const canChange = useCanChange();
  const found = findAttachmentSubject(subject, leads, findAboutLead(leadId, leads));
  const lead = record?.kind === 'lead' ? record.record : leads.find(({ id }) => id === found?.id);
  const isAllowed = canWrite && (found?.kind !== 'lead' || (lead !== undefined && canChange(lead)));
  const target = isAllowed ? found : null;
  return {
    files,
    /** The record to which the files will belong; null if it is unknown, or the user may not change it. */
    target,
    /** Whether it is known what the interaction is about. */
    hasSubject: found !== null,
    add: (added: readonly File[]) => setFiles([...files, ...added]),
    remove: (file: File) => setFiles(files.filter((one) => one !== file)),
    /** Uploads the files of the logged interaction. Returns whether there are any. */
    start: (interactionId: string): boolean => {
      if (files.length === 0) return false;
      if (!target) {
        showError(new Error(t('notAttached', { files: files.map(({ name }) => name).join(', ') })));
        return false;
      }
      upload(files, target, interactionId);
      return true;
    },
  };
}
