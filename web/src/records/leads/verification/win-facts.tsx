import { Anchor, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../../shared/api/schema';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { CompanyName } from '../../companies/company-name';
import { DocumentLink } from '../../documents/document-link';
import { transitionsQuery } from '../lead.api';

interface WinFactsProps {
  lead: components['schemas']['LeadView'];
}

/** Everything that somebody who verifies a win has to look at. */
export function WinFacts({ lead }: WinFactsProps) {
  const { t } = useTranslation('lead-actions');
  const { verificationRequest, localCompanyId } = lead;
  return (
    <Stack gap="sm">
      {verificationRequest && (
        <Fact title={t('verification.askedBy', { name: verificationRequest.requestedBy.name })}>
          <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} c={verificationRequest.note ? undefined : 'dimmed'}>
            {verificationRequest.note ?? t('verification.noNote')}
          </Text>
        </Fact>
      )}
      <Fact title={t('words.evidence')}>
        <Evidence lead={lead} />
      </Fact>
      <Fact title={t('verification.figures')}>
        <Figures lead={lead} />
      </Fact>
      <Fact title={t('verification.localCompany')}>
        <Text size="sm" c={localCompanyId ? undefined : 'dimmed'}>
          {localCompanyId ? <CompanyName id={localCompanyId} /> : t('verification.noLocalCompany')}
        </Text>
      </Fact>
      <Fact title={t('verification.moves')}>
        <Moves leadId={lead.id} />
      </Fact>
    </Stack>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <Title order={3} size="h6">
        {title}
      </Title>
      {children}
    </div>
  );
}

const PLAIN_LIST = { m: 0, p: 0, gap: 4, style: { listStyle: 'none', overflowWrap: 'anywhere' } } as const;

function Evidence({ lead: { evidence } }: WinFactsProps) {
  const label = useLabels();
  return (
    <Stack component="ul" {...PLAIN_LIST}>
      {evidence.map(({ id, kind, url, note, documentId, documentTitle }) => (
        <Text key={id} component="li" size="sm">
          {label('evidenceKind', kind)}
          {url && (
            <>
              {' · '}
              <Anchor inherit href={url} target="_blank" rel="noopener noreferrer">
                {url}
              </Anchor>
            </>
          )}
          {documentId && (
            <>
              {' · '}
              <DocumentLink document={{ id: documentId, title: documentTitle ?? '' }} />
            </>
          )}
          {note && ` · ${note}`}
        </Text>
      ))}
    </Stack>
  );
}

/** The announced jobs and amount beside those that the last realisation counts. */
function Figures({ lead: { announcedJobs, announcedCapexEur, announcedOn, realisations } }: WinFactsProps) {
  const { t } = useTranslation('lead-actions');
  const format = useFormat();
  const last = realisations.toSorted((one, other) => one.asOf.localeCompare(other.asOf)).at(-1);
  const rows = [
    [t('verification.day'), announcedOn && format.day(announcedOn), last && format.day(last.asOf)],
    [t('verification.jobs'), announcedJobs !== null && format.count(announcedJobs), last && format.count(last.jobs)],
    [
      t('verification.amount'),
      announcedCapexEur !== null && format.money(announcedCapexEur, 'EUR'),
      last && format.money(last.capexEur, 'EUR'),
    ],
  ] as const;
  return (
    <Table withRowBorders={false} verticalSpacing={2} horizontalSpacing={0}>
      <Table.Thead>
        <Table.Tr>
          <Table.Td />
          <Table.Th ta="end">{t('verification.announced')}</Table.Th>
          <Table.Th ta="end">{t('verification.realised')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(([name, announced, realised]) => (
          <Table.Tr key={name}>
            <Table.Th fw={400}>{name}</Table.Th>
            <Table.Td ta="end">{announced || '–'}</Table.Td>
            <Table.Td ta="end">{realised || '–'}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The colleagues who moved the lead, and through which stages. */
function Moves({ leadId }: { leadId: string }) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const label = useLabels();
  const { data, error } = useQuery(transitionsQuery(leadId));
  if (error) return <Text size="sm">{error.message}</Text>;
  if (!data) return <Text size="sm">{t('loading')}</Text>;
  return (
    <Stack component="ul" {...PLAIN_LIST}>
      {data.items
        .filter(({ kind }) => kind === 'stage')
        .map(({ id, toStage, actorName, occurredOn }) => (
          <Text key={id} component="li" size="sm">
            {label('stage', toStage)} · {actorName} · {format.day(occurredOn)}
          </Text>
        ))}
    </Stack>
  );
}
