import { useQuery } from '@tanstack/react-query';
import { gatesQuery, pipelineQuery } from '../../../records/leads/lead.api';
import { useLeadEditor } from '../use-lead-editor';
import { buildChecklist } from './stage-checklist.rules';

/** Returns what each later stage still needs of the lead of the page. */
export function useStages() {
  const { lead } = useLeadEditor();
  // The page is shown when both have been read, and reads them again.
  const { data: gates = [] } = useQuery({ ...gatesQuery(lead.id), staleTime: Infinity });
  const { data: pipeline } = useQuery(pipelineQuery);
  return { gates, checklist: buildChecklist(lead, pipeline?.stages ?? [], gates) };
}
