import { Checkbox, Fieldset, NumberInput, Select, SimpleGrid, Stack, TextInput, Input } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CompanySelect } from '../../companies/company-select';
import { CountriesSelect } from '../../countries/country-select';
import { DocumentInput } from '../../documents/document-input';
import { SectorSelect } from '../../reference/sector-select';
import { ContactsSelect } from '../../contacts/contacts-select';
import { UserSelect } from '../../users/user-select';
import { PlainInput } from '../../../shared/fields/plain-input';
import { findToday } from '../../../shared/format/format.rules';
import { useLabelOptions } from '../../../shared/labels/use-labels';
import { YesNoInput } from '../../../shared/fields/yes-no-input';
import type { SiteValues } from './create-site-dialog';
import { GATE_INPUTS, type GateInput, type SiteVisitValue } from './gate-fields.rules';
import { SiteSelect } from './site-select';
import { SiteVisitInput } from './site-visit-input';

interface GateFieldProps {
  field: string;
  label: string;
  leadId: string;
  companyId: string;
  /** The sites of the lead. */
  sites: readonly SiteValues[];
  value: unknown;
  error: string | null;
  onChange: (value: unknown) => void;
}

/** The input for one field that a stage still needs. */
export function GateField({ field, label, leadId, companyId, sites, value, error, onChange }: GateFieldProps) {
  const { t } = useTranslation('lead-actions');
  const input = GATE_INPUTS[field];
  const choices = useLabelOptions(findVocabulary(input));
  const common = { label, error, required: true };
  const set = (part: object) => onChange({ ...(value as object | undefined), ...part });
  const part = (value ?? {}) as Record<string, never>;
  switch (input?.kind) {
    case 'text':
    case 'textarea':
    case 'day':
    case 'number':
      return <PlainInput {...common} kind={input.kind} value={value} onChange={onChange} />;
    case 'site':
      return (
        <SiteSelect
          label={label}
          error={error}
          sites={sites}
          value={(value as SiteValues | undefined) ?? null}
          onChange={onChange}
        />
      );
    case 'siteVisit':
      return <SiteVisitInput label={label} error={error} value={value as SiteVisitValue} onChange={onChange} />;
    case 'sector':
      return <SectorSelect {...common} value={(value as string) ?? null} onChange={onChange} />;
    case 'locations':
      return <CountriesSelect {...common} value={(value as string[]) ?? []} onChange={onChange} />;
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
        <FieldGroup label={label} error={error} columns={2}>
          <Select
            label={t('words.evidenceKind')}
            required
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
          <div style={{ gridColumn: '1 / -1' }}>
            <DocumentInput
              subject={{ kind: 'lead', id: leadId }}
              label={t('words.document')}
              description={t('field.evidenceHint')}
              value={part['documentId'] ?? null}
              onChange={(documentId) => set({ documentId })}
            />
          </div>
        </FieldGroup>
      );
    case 'interaction':
      return (
        <FieldGroup label={label} error={error}>
          <Select
            label={t('field.interactionKind')}
            required
            error={error !== null}
            value={part['kind'] ?? null}
            onChange={(kind) => set({ kind })}
            data={choices}
          />
          <TextInput
            label={t('words.subject')}
            required
            value={part['subject'] ?? ''}
            onChange={(event) => set({ subject: event.target.value })}
          />
          <PlainInput
            kind="day"
            label={t('words.date')}
            required
            max={findToday()}
            value={part['day'] ?? findToday()}
            onChange={(day) => set({ day })}
          />
        </FieldGroup>
      );
    case 'realisation':
      return (
        <FieldGroup label={label} error={error}>
          <PlainInput
            kind="day"
            label={t('field.realisationOn')}
            required
            error={error !== null}
            max={findToday()}
            value={part['asOf']}
            onChange={(asOf) => set({ asOf })}
          />
          <NumberInput
            label={t('field.realisationJobs')}
            required
            min={0}
            value={part['jobs'] ?? ''}
            onChange={(jobs) => set({ jobs })}
          />
          <NumberInput
            label={t('field.realisationCapex')}
            required
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
  /** How many inputs stand side by side. */
  columns?: number;
  children: ReactNode;
}

/** The inputs of one record, such as a piece of evidence, side by side. */
function FieldGroup({ label, error, columns = 3, children }: FieldGroupProps) {
  return (
    <Fieldset
      variant="unstyled"
      legend={label}
      styles={{ legend: { fontSize: 'var(--mantine-font-size-sm)', fontWeight: 'var(--mantine-font-weight-medium)' } }}
    >
      <SimpleGrid cols={{ base: 1, xs: columns }} spacing="xs" style={{ alignItems: 'end' }}>
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
