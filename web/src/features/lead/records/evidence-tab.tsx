import { Anchor, Card, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DocumentLink } from '../../../records/documents/document-link';
import { useFormat } from '../../../shared/format/use-format';
import { useLabels } from '../../../shared/labels/use-labels';
import { EvidenceForm } from './evidence-form';
import { RealisationForm } from './realisation-form';
import { useLeadEditor } from '../use-lead-editor';

/** The evidence of the announcement, and the figures that have come true since. */
export function EvidenceTab() {
  return (
    <Stack>
      <EvidenceCard />
      <RealisationsCard />
    </Stack>
  );
}

function EvidenceCard() {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  const format = useFormat();
  const label = useLabels();
  return (
    <Card withBorder component="section" aria-labelledby="evidence">
      <Title order={2} size="h5" id="evidence" mb="xs">
        {t('words.evidence')}
      </Title>
      {lead.evidence.length === 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('evidence.empty')}
        </Text>
      )}
      <Stack gap="xs" component="ul" m={0} p={0} mb="sm" style={{ listStyle: 'none' }}>
        {lead.evidence.map(({ id, kind, url, note, documentId, documentTitle, createdAt }) => (
          <li key={id}>
            <Text size="sm" fw={600}>
              {label('evidenceKind', kind)}
            </Text>
            {url && (
              <Anchor
                size="sm"
                href={url}
                target="_blank"
                rel="noopener noreferrer"
                style={{ overflowWrap: 'anywhere' }}
              >
                {url}
              </Anchor>
            )}
            {documentId && (
              <Text size="sm">
                <DocumentLink document={{ id: documentId, title: documentTitle ?? '' }} />
              </Text>
            )}
            {note && <Text size="sm">{note}</Text>}
            <Text size="xs" c="dimmed">
              {format.moment(createdAt)}
            </Text>
          </li>
        ))}
      </Stack>
      {canEdit && <EvidenceForm />}
    </Card>
  );
}

function RealisationsCard() {
  const { t } = useTranslation('lead');
  const { lead, canEdit } = useLeadEditor();
  const format = useFormat();
  return (
    <Card withBorder component="section" aria-labelledby="realisations">
      <Title order={2} size="h5" id="realisations" mb="xs">
        {t('words.realisations')}
      </Title>
      {lead.realisations.length === 0 ? (
        <Text size="sm" c="dimmed" mb="sm">
          {t('realisations.empty')}
        </Text>
      ) : (
        <Table mb="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('realisations.asOf')}</Table.Th>
              <Table.Th ta="end">{t('realisations.jobs')}</Table.Th>
              <Table.Th ta="end">{t('realisations.capex')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lead.realisations.map(({ id, asOf, jobs, capexEur }) => (
              <Table.Tr key={id}>
                <Table.Td>{format.day(asOf)}</Table.Td>
                <Table.Td ta="end">{format.count(jobs)}</Table.Td>
                <Table.Td ta="end">{format.money(capexEur, 'EUR')}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {canEdit && <RealisationForm />}
    </Card>
  );
}
