import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../../records/contacts/contact.api';
import type { ExternalId } from '../../../records/external-ids/external-ids.rules';
import { ExternalIdsValue } from '../../../records/external-ids/external-ids-value';
import { UserName } from '../../../records/users/user-name';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { CompanyName } from '../../../records/companies/company-name';
import {
  type CapexValue,
  type ConfidentialValue,
  LEAD_FIELDS,
  type LeadField,
  type LocationValue,
  type SiteValue,
} from './lead-fields.rules';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import type { LeadView } from '../lead-page.api';
import { SourceText } from './source-text';

interface FieldValueProps {
  lead: LeadView;
  field: LeadField;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function FieldValue({ lead, field, value, empty }: FieldValueProps) {
  const { t } = useTranslation(['lead', 'shared']);
  const format = useFormat();
  const label = useLabels();
  const { kind, vocabulary } = LEAD_FIELDS[field];
  if (isEmptyValue(value)) return empty;
  switch (kind) {
    case 'day':
      return format.day(String(value));
    case 'number':
      return format.count(Number(value));
    case 'euro':
      return format.money(Number(value), 'EUR');
    case 'boolean':
      return value === true ? t('shared:yes') : t('shared:no');
    case 'choice':
      return label(vocabulary ?? field, String(value));
    case 'tags':
      return <Tags values={value as string[]} />;
    case 'textarea':
      return <span style={{ whiteSpace: 'pre-wrap' }}>{String(value)}</span>;
    case 'capex':
      return <Capex lead={lead} value={value as CapexValue} empty={empty} />;
    case 'confidential':
      return <Confidential value={value as ConfidentialValue} />;
    case 'locations':
      return (value as LocationValue[])
        .map(({ country, region }) => [region, country.length === 2 ? format.country(country.toUpperCase()) : country])
        .map((parts) => parts.filter(Boolean).join(', '))
        .join(' · ');
    case 'sites':
      return <Sites sites={value as SiteValue[]} />;
    case 'externalIds':
      return <ExternalIdsValue values={value as ExternalId[]} />;
    case 'source':
      return <SourceText source={value as LeadView['source']} />;
    case 'user':
      return <UserName id={String(value)} known={findKnownName(lead, String(value))} />;
    case 'users':
      return <Names ids={value as string[]} render={(id) => <UserName id={id} known={findKnownName(lead, id)} />} />;
    case 'contacts':
      return <Names ids={value as string[]} render={(id) => <ContactName id={id} />} />;
    case 'company':
    case 'localCompany':
      return <CompanyName id={String(value)} known={value === lead.companyId ? lead.company.name : null} />;
    default:
      return String(value);
  }
}

/** Finds a name that the lead has already. */
function findKnownName(lead: LeadView, id: string): string | null {
  if (id === lead.ownerId) return lead.ownerName;
  return id === lead.projectManagerId ? lead.projectManagerName : null;
}

function Names({ ids, render }: { ids: readonly string[]; render: (id: string) => ReactNode }) {
  return (
    <>
      {ids.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          {render(id)}
        </span>
      ))}
    </>
  );
}

function ContactName({ id }: { id: string }) {
  const { data } = useQuery(contactApi.query(id));
  return data?.fullName ?? '…';
}

function Tags({ values }: { values: readonly string[] }) {
  return (
    <Group gap={6}>
      {values.map((value) => (
        <Badge key={value} variant="light" color="gray">
          {value}
        </Badge>
      ))}
    </Group>
  );
}

/** The planned expenditure. Its value in euro is that of the lead, so it is shown only with the saved amount. */
function Capex({ lead, value, empty }: { lead: LeadView; value: CapexValue; empty: ReactNode }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  if (value.isUndisclosed) return t('undisclosed');
  if (typeof value.amount !== 'number') return empty;
  const isKnown = /^[A-Z]{3}$/.test(value.currency);
  const isSaved = lead.capex?.amount === value.amount && lead.capex.currency === value.currency;
  return (
    <>
      {isKnown ? format.money(value.amount, value.currency) : `${value.amount} ${value.currency}`}
      {isSaved && value.currency !== 'EUR' && lead.capexEur !== null && (
        <Text span inherit c="dimmed">
          {' '}
          ≈ {format.money(lead.capexEur, 'EUR')}
        </Text>
      )}
    </>
  );
}

function Confidential({ value }: { value: ConfidentialValue }) {
  const { t } = useTranslation('lead');
  if (!value.confidential) return t('notConfidential');
  return `${t('confidential')}${value.codename ? ` · ${value.codename}` : ''}`;
}

function Sites({ sites }: { sites: readonly SiteValue[] }) {
  const { t } = useTranslation('lead');
  return (
    <Stack gap={4}>
      {sites.map(({ name, municipality, shortlisted, chosen }, index) => (
        <Group key={`${name} ${index}`} gap={6}>
          <span>{municipality && municipality !== name ? `${name}, ${municipality}` : name}</span>
          {(chosen || shortlisted) && (
            <Badge size="sm" variant="dot" color={chosen ? 'green' : 'blue'}>
              {chosen ? t('chosen') : t('shortlisted')}
            </Badge>
          )}
        </Group>
      ))}
    </Stack>
  );
}
