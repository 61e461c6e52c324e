import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import fields from 'record-catalogue/companies';
import type { ReactNode } from 'react';
import { companyQuery } from '../../records/companies/company.api';
import { isEditable } from '../../shared/catalogue/catalogue-field.rules';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { RecordEditorProvider } from '../../shared/record-editor/record-editor-provider';
import { useCan } from '../../shared/session/use-session';
import { type CompanyView, useUpdateCompany } from './company.api';
import type { CompanySearch } from './company-search.rules';
import { COMPANY_FIELD_RULES, findTab } from './fields/company-fields.rules';
import { CompanyFieldInput } from './fields/company-field-input';
import { CompanyFieldValue } from './fields/company-field-value';

/** Lets the fields of a company be edited in place. */
export function CompanyEditorProvider({ company, children }: { company: CompanyView; children: ReactNode }) {
  const getLabel = useFieldLabels('companies');
  const { field } = useSearch({ from: '/user/companies/$companyId' });
  const navigate = useNavigate({ from: '/companies/$companyId' });
  const canWrite = useCan('companies:write');
  const mutation = useUpdateCompany();
  const client = useQueryClient();
  const go = (search: CompanySearch) =>
    void navigate({ search: (known) => ({ ...known, ...search }), replace: true, resetScroll: false });
  return (
    <RecordEditorProvider
      record={company}
      rules={COMPANY_FIELD_RULES}
      presentation={{
        getLabel,
        renderValue: (_record, name, value, empty) => (
          <CompanyFieldValue company={company} field={name} value={value} empty={empty} />
        ),
        renderInput: (input) => <CompanyFieldInput company={company} {...input} />,
      }}
      canEdit={canWrite && company.archivedAt === null}
      draftName={`company ${company.id}`}
      openField={isEditable(fields, field) ? field : null}
      onOpen={(name) => go(name === null ? { field: undefined } : { tab: findTab(name), field: name })}
      mutation={mutation}
      onRead={() => client.fetchQuery({ ...companyQuery(company.id), staleTime: 0 })}
    >
      {children}
    </RecordEditorProvider>
  );
}
