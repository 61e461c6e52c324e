import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import fields from 'record-catalogue/agreements';
import type { ReactNode } from 'react';
import { agreementQuery } from '../../records/agreements/agreement.api';
import { isEditable } from '../../shared/catalogue/catalogue-field.rules';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { RecordEditorProvider } from '../../shared/record-editor/record-editor-provider';
import { useCan } from '../../shared/session/use-session';
import type { AgreementSearch } from './agreement-search.rules';
import { type AgreementView, useUpdateAgreement } from './agreement.api';
import { AgreementFieldInput } from './fields/agreement-field-input';
import { AgreementFieldValue } from './fields/agreement-field-value';
import { AGREEMENT_FIELD_RULES } from './fields/agreement-fields.rules';

/** Lets the fields of an agreement be edited in place. */
export function AgreementEditorProvider({ agreement, children }: { agreement: AgreementView; children: ReactNode }) {
  const getLabel = useFieldLabels('agreements');
  const { field } = useSearch({ from: '/user/agreements/$agreementId' });
  const navigate = useNavigate({ from: '/agreements/$agreementId' });
  const canWrite = useCan('agreements:write');
  const mutation = useUpdateAgreement();
  const client = useQueryClient();
  const go = (search: AgreementSearch) =>
    void navigate({ search: (known) => ({ ...known, ...search }), replace: true, resetScroll: false });
  return (
    <RecordEditorProvider
      record={agreement}
      rules={AGREEMENT_FIELD_RULES}
      presentation={{
        getLabel,
        renderValue: (_record, name, value, empty) => (
          <AgreementFieldValue agreement={agreement} field={name} value={value} empty={empty} />
        ),
        renderInput: (input) => <AgreementFieldInput agreement={agreement} {...input} />,
      }}
      canEdit={canWrite && agreement.archivedAt === null}
      draftName={`agreement ${agreement.id}`}
      openField={isEditable(fields, field) ? field : null}
      onOpen={(name) => go(name === null ? { field: undefined } : { tab: undefined, field: name })}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...agreementQuery(agreement.id), staleTime: 0 })}
    >
      {children}
    </RecordEditorProvider>
  );
}
