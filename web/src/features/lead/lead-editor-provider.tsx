import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { leadQuery } from '../../records/leads/lead.api';
import { useCanChange } from '../../records/leads/use-can-change';
import { RecordEditorProvider } from '../../shared/record-editor/record-editor-provider';
import { LeadFieldInput } from './fields/field-input';
import { LeadFieldValue } from './fields/field-value';
import { findTab, LEAD_FIELD_RULES } from './fields/lead-fields.rules';
import { useFieldLabel } from './fields/use-field-label';
import { type LeadView, useUpdateLead } from './lead-page.api';
import type { LeadSearch, LeadTab } from './lead-search.rules';
import { LeadTabContext } from './use-lead-editor';

/** Lets the fields of a lead be edited in place. */
export function LeadEditorProvider({ lead, children }: { lead: LeadView; children: ReactNode }) {
  const { field: openField = null } = useSearch({ from: '/user/leads/$leadId' });
  const { go, openTab } = useLeadNavigation();
  const canChange = useCanChange();
  const getLabel = useFieldLabel();
  const mutation = useUpdateLead();
  const client = useQueryClient();
  return (
    <RecordEditorProvider
      record={lead}
      rules={LEAD_FIELD_RULES}
      presentation={{
        getLabel,
        renderValue: (record, field, value, empty) => (
          <LeadFieldValue lead={record} field={field} value={value} empty={empty} />
        ),
        renderInput: (input) => <LeadFieldInput lead={lead} {...input} />,
      }}
      canEdit={canChange(lead) && lead.archivedAt === null}
      draftName={`lead ${lead.id}`}
      openField={openField}
      onOpen={(field) => go(field === null ? { field: undefined } : buildFieldSearch(field))}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...leadQuery(lead.id), staleTime: 0 })}
    >
      <LeadTabContext value={openTab}>{children}</LeadTabContext>
    </RecordEditorProvider>
  );
}

function buildFieldSearch(field: string): LeadSearch {
  return { tab: findTab(field), field };
}

/** Returns functions that change the open tab and field in the address, without a new entry in the history for a field. */
function useLeadNavigation() {
  const navigate = useNavigate({ from: '/leads/$leadId' });
  return useMemo(() => {
    const go = (search: LeadSearch) =>
      void navigate({ search: (known) => ({ ...known, ...search }), replace: true, resetScroll: false });
    const openTab = (tab: LeadTab) => void navigate({ search: { tab }, resetScroll: false });
    return { go, openTab };
  }, [navigate]);
}
