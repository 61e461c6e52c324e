import { Checkbox, Fieldset, NumberInput, Select, SimpleGrid, Stack, TextInput, Input } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../companies/company-select';
import { ContactsSelect } from '../../contacts/contacts-select';
import { UserSelect } from '../../users/user-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { YesNoInput } from '../../../shared/fields/yes-no-input';
import { GATE_INPUTS, type GateInput } from './gate-fields.rules';

interface GateFieldProps {
  field: string;
  /** The requirement of the stage, in a sentence. */
  label: string;
  companyId: string;
  value: unknown;
  error: string | null;
  onChange: (value: unknown) => void;
}

/** The input for one field that a stage still needs. */
export function GateField({ field, label, companyId, value, error, onChange }: GateFieldProps) {
  const { t } = useTranslation('lead-actions');
  const input = GATE_INPUTS[field];
  const choices = useLabelOptions(findVocabulary(input));
  const common = { label, error };
  const set = (part: object) => onChange({ ...(value as object | undefined), ...part });
  const part = (value ?? {}) as Record<string, never>;
  switch (input?.kind) {
    case 'text':
    case 'textarea':
    case 'day':
    case 'number':
      return <PlainInput {...common} kind={input.kind} value={value} onChange={onChange} />;
    case 'site':
      return <PlainInput {...common} kind="text" description={t('field.siteName')} value={value} onChange={onChange} />;
    case 'locations':
      return (
        <PlainInput
          {...common}
          kind="text"
          description={t('field.locationCountry')}
          value={value}
          onChange={onChange}
        />
      );
    case 'boolean':
      return <YesNoInput {...common} value={value} onChange={onChange} />;
    case 'choice':
      return (
        <Select
          {...common}
          value={(value as string) ?? null}
          onChange={onChange}
          data={choices.filter((choice) => !input.excluded?.includes(choice.value))}
        />
      );
    case 'contacts':
      return <ContactsSelect {...common} companyId={companyId} value={(value as string[]) ?? []} onChange={onChange} />;
    case 'user':
      return <UserSelect {...common} value={(value as string) ?? null} onChange={onChange} />;
    case 'localCompany':
      return <CompanySelect {...common} country="BE" value={(value as string) ?? null} onChange={onChange} />;
    case 'capex':
      return (
        <Stack gap={4}>
          <NumberInput
            {...common}
            description={t('field.amount')}
            min={0}
            allowDecimal={false}
            thousandSeparator=" "
            disabled={part['isUndisclosed'] === true}
            value={part['amount'] ?? ''}
            onChange={(amount) => set({ amount })}
          />
          <Checkbox
            label={t('words.undisclosed')}
            checked={part['isUndisclosed'] === true}
            onChange={({ currentTarget }) => set({ isUndisclosed: currentTarget.checked })}
          />
        </Stack>
      );
    case 'evidence':
      return (
        <FieldGroup label={label} error={error}>
          <Select
            label={t('words.evidenceKind')}
            error={error !== null}
            value={part['kind'] ?? null}
            onChange={(kind) => set({ kind })}
            data={choices}
          />
          <TextInput
            label={t('words.webAddress')}
            type="url"
            value={part['url'] ?? ''}
            onChange={(event) => set({ url: event.target.value || null })}
          />
        </FieldGroup>
      );
    case 'interaction':
      return (
        <FieldGroup label={label} error={error}>
          <Select
            label={t('field.interactionKind')}
            error={error !== null}
            value={part['kind'] ?? null}
            onChange={(kind) => set({ kind })}
            data={choices}
          />
          <TextInput
            label={t('words.subject')}
            value={part['subject'] ?? ''}
            onChange={(event) => set({ subject: event.target.value })}
          />
          <TextInput
            label={t('words.date')}
            type="date"
            value={part['day'] ?? ''}
            onChange={(event) => set({ day: event.target.value })}
          />
        </FieldGroup>
      );
    case 'realisation':
      return (
        <FieldGroup label={label} error={error}>
          <TextInput
            label={t('field.realisationOn')}
            error={error !== null}
            type="date"
            value={part['asOf'] ?? ''}
            onChange={(event) => set({ asOf: event.target.value })}
          />
          <NumberInput
            label={t('field.realisationJobs')}
            min={0}
            value={part['jobs'] ?? ''}
            onChange={(jobs) => set({ jobs })}
          />
          <NumberInput
            label={t('field.realisationCapex')}
            min={0}
            thousandSeparator=" "
            value={part['capexEur'] ?? ''}
            onChange={(capexEur) => set({ capexEur })}
          />
        </FieldGroup>
      );
    default:
      return null;
  }
}

interface FieldGroupProps {
  label: string;
  error: string | null;
  children: ReactNode;
}

/** The inputs of one record, such as a piece of evidence, side by side. */
function FieldGroup({ label, error, children }: FieldGroupProps) {
  return (
    <Fieldset
      variant="unstyled"
      legend={label}
      styles={{ legend: { fontSize: 'var(--mantine-font-size-sm)', fontWeight: 'var(--mantine-font-weight-medium)' } }}
    >
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs" style={{ alignItems: 'end' }}>
        {children}
      </SimpleGrid>
      {error && <Input.Error mt={4}>{error}</Input.Error>}
    </Fieldset>
  );
}

/** Returns the vocabulary from which an input offers values; an empty name if it offers none. */
function findVocabulary(input: GateInput | undefined): string {
  if (input?.kind === 'choice') return input.vocabulary;
  if (input?.kind === 'evidence') return 'evidenceKind';
  return input?.kind === 'interaction' ? 'interactionKind' : '';
}
