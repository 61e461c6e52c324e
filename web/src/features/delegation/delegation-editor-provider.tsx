import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { RecordEditorProvider } from '../../shared/record-editor/record-editor-provider';
import { useCan } from '../../shared/session/use-session';
import { type Delegation, delegationQuery, useUpdateDelegation } from './delegation.api';
import type { DelegationSearch } from './delegation-search.rules';
import { DELEGATION_FIELD_RULES, isDelegationField } from './fields/delegation-fields.rules';
import { DelegationFieldInput } from './fields/delegation-field-input';
import { DelegationFieldValue } from './fields/delegation-field-value';

/** Lets the fields of a delegation be edited in place. */
export function DelegationEditorProvider({ delegation, children }: { delegation: Delegation; children: ReactNode }) {
  const { t } = useTranslation('delegation');
  const getLabel = useFieldLabels('delegations');
  const { field } = useSearch({ from: '/user/delegations/$delegationId' });
  const navigate = useNavigate({ from: '/delegations/$delegationId' });
  const canWrite = useCan('activities:write');
  const mutation = useUpdateDelegation();
  const client = useQueryClient();
  const go = (search: DelegationSearch) =>
    void navigate({ search: (known) => ({ ...known, ...search }), replace: true, resetScroll: false });
  return (
    <RecordEditorProvider
      record={delegation}
      rules={DELEGATION_FIELD_RULES}
      presentation={{
        getLabel: (name) => (name === 'days' ? t('period') : getLabel(name)),
        renderValue: (_record, name, value, empty) => (
          <DelegationFieldValue delegation={delegation} field={name} value={value} empty={empty} />
        ),
        renderInput: (input) => <DelegationFieldInput {...input} />,
      }}
      canEdit={canWrite && delegation.archivedAt === null}
      draftName={`delegation ${delegation.id}`}
      openField={isDelegationField(field) ? field : null}
      onOpen={(name) => go(name === null ? { field: undefined } : { tab: 'details', field: name })}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...delegationQuery(delegation.id), staleTime: 0 })}
    >
      {children}
    </RecordEditorProvider>
  );
}
