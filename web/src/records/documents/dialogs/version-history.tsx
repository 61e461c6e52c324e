import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan } from '../../../shared/session/use-session';
import { buildFileUrl, isShownInBrowser } from '../document-file.rules';
import { documentQuery, type DocumentVersion } from '../documents.api';
import classes from './version-history.module.css';

interface VersionHistoryProps {
  /** The document. */
  id: string;
  /** Begins to remove the file of a version; absent where nothing is changed. */
  onRemove?: (number: number) => void;
}

/** The versions of a document, the latest first, with their files. */
export function VersionHistory({ id, onRemove }: VersionHistoryProps) {
  const { data, error, refetch } = useQuery(documentQuery(id));
  const canRemove = useCan('documents:remove');
  if (error && !data) return <ProblemState error={error} onRetry={() => void refetch()} />;
  if (!data) return <LoadingState />;
  return (
    <ol className={classes['list']}>
      {data.versions?.map((version) => (
        <VersionItem
          key={version.number}
          documentId={id}
          version={version}
          isCurrent={version.number === data.currentVersion}
          onRemove={canRemove && onRemove ? () => onRemove(version.number) : null}
        />
      ))}
    </ol>
  );
}

interface VersionItemProps {
  documentId: string;
  version: DocumentVersion;
  isCurrent: boolean;
  onRemove: (() => void) | null;
}

function VersionItem({ documentId, version, isCurrent, onRemove }: VersionItemProps) {
  const { t } = useTranslation('documents');
  const format = useFormat();
  const { number, fileName, mediaType, size, note, createdAt, creatorName, removedAt, removedReason } = version;
  const name = t('versionNumber', { number });
  return (
    <li className={classes['version']} data-version={number}>
      <div className={classes['facts']}>
        <Group gap={8}>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {isCurrent && <Badge variant="light">{t('current')}</Badge>}
          {version.scanState === 'clean' && (
            <Badge variant="default" tt="none" fw={500}>
              {t('scanned')}
            </Badge>
          )}
        </Group>
        <Text size="sm">
          {removedAt === null && isShownInBrowser(mediaType) ? (
            <Anchor
              inherit
              href={buildFileUrl(documentId, { version: number, isInline: true })}
              target="_blank"
              rel="noopener"
            >
              {fileName}
            </Anchor>
          ) : (
            fileName
          )}
          {` · ${format.bytes(size)}`}
        </Text>
        <Text size="xs" c="dimmed">
          {[creatorName, format.moment(createdAt)].filter(Boolean).join(' · ')}
        </Text>
        {note && <Text size="sm">{note}</Text>}
        {removedAt !== null && (
          <Text size="sm" c="var(--mantine-color-error)">
            {t('removedOn', { day: format.momentDay(removedAt), reason: removedReason ?? '' })}
          </Text>
        )}
      </div>
      {removedAt === null && (
        <Group gap={6}>
          <Button
            component="a"
            href={buildFileUrl(documentId, { version: number })}
            download
            size="xs"
            variant="default"
            aria-label={t('downloadNamed', { name })}
          >
            {t('words.download')}
          </Button>
          {onRemove && (
            <Button size="xs" variant="subtle" color="red" aria-label={t('removeNamed', { name })} onClick={onRemove}>
              {t('removeFile')}
            </Button>
          )}
        </Group>
      )}
    </li>
  );
}
