import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { findAboutLead } from '../../records/leads/about-lead/about-lead.rules';
import { openLeadsQuery } from '../../records/leads/about-lead/open-leads.api';
import { recordQuery } from '../../records/search/record.api';
import { findCompanyId } from '../../records/search/record-company.rules';
import { api, readBody } from '../../shared/api/api.client';
import type { components } from '../../shared/api/schema';
import { buildInteractionRequest, type InteractionDraft } from './interaction-draft.rules';

/** The data that an interaction changes: its lead, its task, and every timeline. */
const CHANGED = ['leads', 'records', 'interactions', 'tasks', 'timeline', 'my-day'];

/** Returns a mutation that records an interaction with its follow-up task. */
function useLogInteraction() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: components['schemas']['CreateInteraction']) =>
      readBody(api.POST('/api/v1/interactions', { body })),
    onSuccess: () => {
      for (const name of CHANGED) void client.invalidateQueries({ queryKey: [name] });
    },
  });
}

interface Attempt {
  /** The values that were sent, as text. */
  text: string;
  now: Date;
}

/**
 * Returns what records the interaction of a draft. A draft that is sent again without a change has the same time, so that
 * it is the same request, and the server records it once even if its first answer was lost.
 */
export function useSubmitInteraction(taskId: string | undefined) {
  const client = useQueryClient();
  const attempt = useRef<Attempt | null>(null);
  const mutation = useLogInteraction();
  const submit = async (draft: InteractionDraft, onSuccess: (logged: { id: string }) => void) => {
    const { subject } = draft;
    const text = JSON.stringify(draft);
    if (attempt.current?.text !== text) attempt.current = { text, now: new Date() };
    const { now } = attempt.current;
    // The form has read the record and its leads when it was chosen.
    const record = subject && (await client.ensureQueryData(recordQuery(subject.kind, subject.id)).catch(() => null));
    const leads = await client.ensureQueryData(openLeadsQuery(subject)).catch(() => []);
    const leadId = findAboutLead(draft.leadId, leads);
    // The form asks which one, as soon as it knows that there are several.
    if (leadId === '') return;
    const body = buildInteractionRequest(draft, { companyId: findCompanyId(record), leadId, taskId, now });
    mutation.mutate(body, { onSuccess });
  };
  return { submit, mutation };
}
