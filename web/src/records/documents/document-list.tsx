import { Badge, Card, Group, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFieldLabels } from '../../shared/catalogue/use-field-labels';
import { useFormat } from '../../shared/format/use-format';
import { useLabels } from '../../shared/labels/use-labels';
import type { OpenDialog } from './dialogs/document-dialogs';
import { isNameOfFile } from './document-file.rules';
import classes from './document-list.module.css';
import { DocumentMenu } from './document-menu';
import { DocumentTitle } from './document-title';
import type { DocumentSummary } from './documents.api';

interface DocumentListProps {
  documents: readonly DocumentSummary[];
  canChange: boolean;
  onOpenDialog: (dialog: OpenDialog) => void;
}

/** Documents as a table, or as cards where a table has no room. */
export function DocumentList(props: DocumentListProps) {
  const { t } = useTranslation('documents');
  const isNarrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  const getLabel = useFieldLabels('documents');
  const { documents } = props;
  if (isNarrow) {
    return (
      <ul className={classes['cards']} aria-label={t('words.documents')}>
        {documents.map((document) => (
          <DocumentCard key={document.id} {...props} document={document} />
        ))}
      </ul>
    );
  }
  return (
    <Table aria-label={t('words.documents')} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{getLabel('title')}</Table.Th>
          <Table.Th>{getLabel('kind')}</Table.Th>
          <Table.Th ta="end">{t('size')}</Table.Th>
          <Table.Th ta="end">{getLabel('currentVersion')}</Table.Th>
          <Table.Th className={classes['short']}>{getLabel('creatorName')}</Table.Th>
          <Table.Th className={classes['short']}>{getLabel('createdAt')}</Table.Th>
          <Table.Td />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {documents.map((document) => (
          <DocumentRow key={document.id} {...props} document={document} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface DocumentProps extends Omit<DocumentListProps, 'documents'> {
  document: DocumentSummary;
}

function DocumentRow({ document, canChange, onOpenDialog }: DocumentProps) {
  const format = useFormat();
  const label = useLabels();
  const { kind, size, currentVersion, creatorName, createdAt } = document;
  return (
    <Table.Tr data-document={document.id}>
      <Table.Td className={classes['facts']}>
        <DocumentTitle document={document} onOpenDialog={onOpenDialog} />
        <Details document={document} />
      </Table.Td>
      <Table.Td>{label('documentKind', kind)}</Table.Td>
      <Table.Td ta="end" className={classes['short']}>
        {format.bytes(size)}
      </Table.Td>
      <Table.Td ta="end">{format.count(currentVersion)}</Table.Td>
      <Table.Td>{creatorName}</Table.Td>
      <Table.Td className={classes['short']}>
        <time dateTime={createdAt} title={format.moment(createdAt)}>
          {format.momentDay(createdAt)}
        </time>
      </Table.Td>
      <Table.Td ta="end" w={44}>
        <DocumentMenu document={document} canChange={canChange} onOpenDialog={onOpenDialog} />
      </Table.Td>
    </Table.Tr>
  );
}

function DocumentCard({ document, canChange, onOpenDialog }: DocumentProps) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const label = useLabels();
  const { kind, size, currentVersion, creatorName, createdAt } = document;
  const facts = [label('documentKind', kind), format.bytes(size)];
  if (currentVersion > 1) facts.push(t('versionNumber', { number: currentVersion }));
  return (
    <Card withBorder p="sm" component="li" data-document={document.id}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
        <div className={classes['facts']}>
          <DocumentTitle document={document} onOpenDialog={onOpenDialog} />
          <Text size="sm">{facts.join(' · ')}</Text>
          <Text size="xs" c="dimmed">
            {[creatorName, format.moment(createdAt)].filter(Boolean).join(' · ')}
          </Text>
          <Details document={document} />
        </div>
        <DocumentMenu document={document} canChange={canChange} onOpenDialog={onOpenDialog} />
      </Group>
    </Card>
  );
}

/** The name of the file, the note and the tags. */
function Details({ document: { fileName, fileRemovedAt, title, note, tags } }: { document: DocumentSummary }) {
  const { t } = useTranslation('documents');
  return (
    <>
      {fileRemovedAt !== null && (
        <Text size="xs" c="var(--mantine-color-error)">
          {t('removed')}
        </Text>
      )}
      {!isNameOfFile(title, fileName) && (
        <Text size="xs" c="dimmed">
          {fileName}
        </Text>
      )}
      {note && (
        <Text size="xs" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
          {note}
        </Text>
      )}
      {tags.length > 0 && (
        <Group gap={4} mt={2}>
          {tags.map((tag) => (
            <Badge key={tag} variant="default" size="sm" tt="none" fw={500}>
              {tag}
            </Badge>
          ))}
        </Group>
      )}
    </>
  );
}
