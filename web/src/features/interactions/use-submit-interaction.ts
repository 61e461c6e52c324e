import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { findCompanyId, recordQuery } from '../../records/search/record.api';
import { buildInteractionRequest, type InteractionDraft } from './interaction-draft.rules';
import { useLogInteraction } from './interactions.api';

interface Attempt {
  draft: InteractionDraft;
  now: Date;
}

/**
 * Returns what records the interaction of a draft. A draft that is sent again without a change has the same time, so that
 * it is the same request, and the server records it once even if its first answer was lost.
 */
export function useSubmitInteraction(draft: InteractionDraft) {
  const client = useQueryClient();
  const attempt = useRef<Attempt | null>(null);
  const { mutate, isPending, error } = useLogInteraction();
  const submit = async (onSuccess: () => void) => {
    const { subject } = draft;
    if (attempt.current?.draft !== draft) attempt.current = { draft, now: new Date() };
    const { now } = attempt.current;
    // The form has read the record when it was chosen.
    const record = subject && (await client.ensureQueryData(recordQuery(subject.kind, subject.id)).catch(() => null));
    const body = buildInteractionRequest(draft, findCompanyId(record), now);
    mutate(body, { onSuccess });
  };
  return { submit, isPending, error };
}
