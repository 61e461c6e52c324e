import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementQuery } from '../../records/agreements/agreement.api';
import { RecordEditorProvider } from '../../shared/record-editor/record-editor-provider';
import { useCan } from '../../shared/session/use-session';
import type { AgreementSearch } from './agreement-search.rules';
import { type AgreementView, useUpdateAgreement } from './agreement.api';
import { AgreementFieldInput } from './fields/agreement-field-input';
import { AgreementFieldValue } from './fields/agreement-field-value';
import { AGREEMENT_FIELD_RULES, type AgreementField, isAgreementField } from './fields/agreement-fields.rules';

/** Lets the fields of an agreement be edited in place. */
export function AgreementEditorProvider({ agreement, children }: { agreement: AgreementView; children: ReactNode }) {
  const { t } = useTranslation('agreement');
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
        getLabel: (name) => t(`fields.${name as AgreementField}`),
        renderValue: (_record, name, value, empty) => (
          <AgreementFieldValue agreement={agreement} field={name as AgreementField} value={value} empty={empty} />
        ),
        renderInput: ({ field: name, ...input }) => (
          <AgreementFieldInput agreement={agreement} field={name as AgreementField} {...input} />
        ),
      }}
      canEdit={canWrite && agreement.archivedAt === null}
      draftName={`agreement ${agreement.id}`}
      openField={isAgreementField(field) ? field : null}
      onOpen={(name) => go(name === null ? { field: undefined } : { tab: undefined, field: name })}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...agreementQuery(agreement.id), staleTime: 0 })}
    >
      {children}
    </RecordEditorProvider>
  );
}
