import { Select, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CatalogueField } from '../../shared/catalogue/catalogue-field.rules';
import { PlainInput } from '../../shared/fields/plain-input';
import { YesNoInput } from '../../shared/fields/yes-no-input';
import { useLabelOptions } from '../../shared/labels/use-labels';
import type { FieldInputProps } from '../../shared/record-editor/use-record-editor';
import { AgreementSelect } from '../agreements/agreement-select';
import { CompanySelect } from '../companies/company-select';
import { LanguagesSelect } from '../contacts/language-select';
import { CountrySelect } from '../countries/country-select';
import { ExternalIdsInput } from '../external-ids/external-ids-input';
import { SectorSelect, SectorsSelect } from '../reference/sector-select';
import { UserSelect } from '../users/user-select';

interface CatalogueInputProps extends FieldInputProps {
  definition: CatalogueField | undefined;
  description?: string;
}

/** The input of a field, whose kind tells which. A field that needs more than its kind has an input of its record. */
export function FieldInput({
  field,
  definition,
  label,
  description,
  value,
  error,
  problems,
  onChange,
}: CatalogueInputProps) {
  const { t } = useTranslation('records');
  const common = { label, error, ...(description !== undefined && { description }) };
  const chosen = (value as string | null | undefined) ?? null;
  const isClearable = definition?.nullable === true;
  if (field === 'externalIds') {
    return <ExternalIdsInput {...common} problems={problems} value={value as never} onChange={onChange} />;
  }
  switch (definition?.kind) {
    case 'choice':
      return (
        <ChoiceInput
          {...common}
          vocabulary={definition.vocabulary ?? ''}
          isClearable={isClearable}
          value={chosen}
          onChange={onChange}
        />
      );
    case 'country':
      return <CountrySelect {...common} clearable={isClearable} value={chosen} onChange={onChange} />;
    case 'record': {
      const RecordSelect = SELECTS[definition.record as keyof typeof SELECTS];
      return (
        <RecordSelect {...common} {...(!isClearable && { clearable: false })} value={chosen} onChange={onChange} />
      );
    }
    case 'boolean':
      return <YesNoInput {...common} isClearable={isClearable} value={value} onChange={onChange} />;
    case 'texts':
      return (
        <TagsInput
          description={t('enterHint')}
          {...common}
          acceptValueOnBlur
          clearable
          value={(value as string[]) ?? []}
          onChange={onChange}
        />
      );
    case 'languages':
      return <LanguagesSelect {...common} value={(value as string[]) ?? []} onChange={onChange} />;
    case 'sector':
      return <SectorSelect {...common} value={chosen} onChange={onChange} />;
    case 'sectors':
      return <SectorsSelect {...common} value={(value as string[]) ?? []} onChange={onChange} />;
    case 'integer':
      return <PlainInput {...common} kind="number" value={value} onChange={onChange} />;
    case 'year':
    case 'euro':
      return <PlainInput {...common} kind={definition.kind} value={value} onChange={onChange} />;
    case 'date':
      return <PlainInput {...common} kind="day" value={value} onChange={onChange} />;
    case 'textBlock':
      return <PlainInput {...common} kind="textarea" value={value} onChange={onChange} />;
    default:
      return <PlainInput {...common} kind="text" value={value} onChange={onChange} />;
  }
}

const SELECTS = { user: UserSelect, company: CompanySelect, agreement: AgreementSelect };

interface ChoiceInputProps {
  label: string;
  description?: string;
  error: string | null;
  vocabulary: string;
  isClearable: boolean;
  value: string | null;
  onChange: (value: string | null) => void;
}

function ChoiceInput({ vocabulary, isClearable, ...props }: ChoiceInputProps) {
  return <Select {...props} clearable={isClearable} allowDeselect={isClearable} data={useLabelOptions(vocabulary)} />;
}
