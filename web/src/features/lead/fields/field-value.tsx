import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import fields from 'record-catalogue/leads';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { contactApi } from '../../../records/contacts/contact.api';
import { FieldValue } from '../../../records/fields/field-value';
import { SectorTitle } from '../../../records/reference/sector-title';
import { UserName } from '../../../records/users/user-name';
import { useFormat } from '../../../shared/format/use-format';
import { CompanyName } from '../../../records/companies/company-name';
import {
  type CapexValue,
  type ConfidentialValue,
  type LocationValue,
  type SiteValue,
} from '../../../records/leads/lead-fields.rules';
import { isEmptyValue } from '../../../shared/record-editor/record-drafts.rules';
import type { LeadView } from '../lead-page.api';
import { SourceText } from './source-text';

interface LeadFieldValueProps {
  lead: LeadView;
  field: string;
  value: unknown;
  /** The text or element in place of a missing value. */
  empty: ReactNode;
}

/** Shows the value of a field. */
export function LeadFieldValue({ lead, field, value, empty }: LeadFieldValueProps) {
  const format = useFormat();
  if (isEmptyValue(value)) return empty;
  switch (field) {
    case 'capex':
      return <Capex lead={lead} value={value as CapexValue} empty={empty} />;
    case 'confidential':
      return <Confidential value={value as ConfidentialValue} />;
    case 'competitorLocations':
      return (value as LocationValue[])
        .map(({ country, region }) => [region, country.length === 2 ? format.country(country.toUpperCase()) : country])
        .map((parts) => parts.filter(Boolean).join(', '))
        .join(' · ');
    case 'sites':
      return <Sites sites={value as SiteValue[]} />;
    case 'source':
      return <SourceText source={value as LeadView['source']} />;
    case 'ownerId':
    case 'projectManagerId':
      return <UserName id={String(value)} known={findKnownName(lead, String(value))} />;
    case 'teamIds':
      return <Names ids={value as string[]} render={(id) => <UserName id={id} known={findKnownName(lead, id)} />} />;
    case 'contactIds':
      return (
        <Names
          ids={value as string[]}
          render={(id) => <ContactName id={id} known={lead.contacts.find((one) => one.id === id)?.fullName} />}
        />
      );
    case 'companyId':
      return <CompanyName id={String(value)} known={value === lead.companyId ? lead.company.name : null} />;
    case 'localCompanyId':
      return <CompanyName id={String(value)} known={value === lead.localCompanyId ? lead.localCompanyName : null} />;
    case 'sector':
      // A code that is being chosen is one of the revision in force.
      return <SectorTitle code={String(value)} version={value === lead.sector ? lead.sectorVersion : null} />;
    default:
      return <FieldValue name={field} field={fields[field]} value={value} empty={empty} />;
  }
}

/** Finds a name that the lead has already. */
function findKnownName(lead: LeadView, id: string): string | null {
  if (id === lead.ownerId) return lead.ownerName;
  if (id === lead.projectManagerId) return lead.projectManagerName;
  return lead.team.find((one) => one.id === id)?.name ?? null;
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

function ContactName({ id, known }: { id: string; known: string | undefined }) {
  const { data } = useQuery({ ...contactApi.query(id), enabled: known === undefined });
  return known ?? data?.fullName ?? '…';
}

/** The planned expenditure. Its value in euro is that of the lead, so it is shown only with the saved amount. */
function Capex({ lead, value, empty }: { lead: LeadView; value: CapexValue; empty: ReactNode }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  if (value.isUndisclosed) return t('words.undisclosed');
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
  const { t } = useTranslation(['lead', 'shared']);
  if (!value.confidential) return t('notConfidential');
  return `${t('shared:yes')}${value.codename ? ` · ${value.codename}` : ''}`;
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
              {chosen ? t('words.chosen') : t('words.shortlisted')}
            </Badge>
          )}
        </Group>
      ))}
    </Stack>
  );
}
