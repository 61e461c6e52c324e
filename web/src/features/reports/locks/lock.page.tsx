import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReportCatalogue } from '../../../records/reports/report-catalogue.api';
import { useFormat } from '../../../shared/format/use-format';
import { LoadingState } from '../../../shared/layout/loading-state';
import { ProblemState } from '../../../shared/layout/problem-state';
import { useCan } from '../../../shared/session/use-session';
import { describeParameters, type ReportDefinition } from '../document/report-document.rules';
import { LockState } from './lock-state';
import { LockComparison } from './lock-comparison';
import { LockedFigures } from './locked-figures';
import { lockQuery, type LockDocument } from './locks.api';
import { buildReportAddress } from './locks.rules';
import { UnlockDialog } from './unlock-dialog';
import { PageTitle } from '../../../shared/layout/page-title';

const route = getRouteApi('/user/reports/locks/$lockId');

/** A locked month: its figures, and how they differ from what is known today. */
export function LockPage() {
  const { t } = useTranslation('reports');
  const { lockId } = route.useParams();
  const { data: lock, error, refetch } = useQuery(lockQuery(lockId));
  const catalogue = useReportCatalogue();
  const definition = catalogue.data?.items.find(({ name }) => name === lock?.report);
  if (error && !lock) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (catalogue.error && !catalogue.data) {
    return <ProblemState isPage error={catalogue.error} onRetry={() => void catalogue.refetch()} />;
  }
  if (!lock || !catalogue.data) return <LoadingState />;
  return (
    <Stack gap="md">
      <LockHead lock={lock} definition={definition} />
      {definition ? (
        <>
          <LockComparison lockId={lockId} definition={definition} />
          <LockedFigures lock={lock} definition={definition} />
        </>
      ) : (
        <Alert color="gray">{t('locks.reportGone')}</Alert>
      )}
    </Stack>
  );
}

function LockHead({ lock, definition }: { lock: LockDocument; definition: ReportDefinition | undefined }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const canUnlock = useCan('report_locks:write');
  const [isOpen, setOpen] = useState(false);
  const { id, report, month, parameters, locked, lockedAt, lockedByName, note, sha256, definitionVersion } = lock;
  const name = format.month(`${month}-01`);
  const address = definition && buildReportAddress(definition, lock);
  return (
    <div>
      <Anchor component={Link} to="/reports/locks" size="sm">
        {t('words.lockedMonths')}
      </Anchor>
      <Group justify="space-between" align="flex-start" gap="xs">
        <PageTitle>{t('locks.heading', { report: definition?.title ?? report, month: name })}</PageTitle>
        {locked && canUnlock && (
          <Button size="xs" variant="default" onClick={() => setOpen(true)}>
            {t('locks.unlock', { month: name })}
          </Button>
        )}
      </Group>
      <Group gap="xs" mb={4}>
        <LockState isLocked={locked} />
        <Text size="sm">{t('locks.lockedBy', { name: lockedByName, at: format.moment(lockedAt) })}</Text>
      </Group>
      {lock.unlockedAt && (
        <Text size="sm">
          {t('locks.endedBy', { name: lock.unlockedByName ?? '', at: format.moment(lock.unlockedAt) })}{' '}
          {lock.unlockReason}
        </Text>
      )}
      {note && <Text size="sm">{note}</Text>}
      <Text size="sm" c="dimmed">
        {[definition && describeParameters(definition, parameters), t('source.version', { version: definitionVersion })]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        SHA-256 {sha256}
      </Text>
      {address && (
        <Anchor component={Link} to={`/reports/${report}`} search={address as never} size="sm">
          {'asOf' in address
            ? t('locks.showReportOfDay', { day: format.day(String(address['asOf'])) })
            : t('locks.showReport')}
        </Anchor>
      )}
      <UnlockDialog lockId={id} month={name} isOpen={isOpen} onClose={() => setOpen(false)} />
    </div>
  );
}
