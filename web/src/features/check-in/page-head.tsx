import { ActionIcon, Badge, Group } from '@mantine/core';
import { useFullscreenDocument } from '@mantine/hooks';
import CloudCheck from 'lucide-react/icons/cloud-check';
import CloudOff from 'lucide-react/icons/cloud-off';
import Maximize from 'lucide-react/icons/maximize';
import Minimize from 'lucide-react/icons/minimize';
import RefreshCw from 'lucide-react/icons/refresh-cw';
import Volume2 from 'lucide-react/icons/volume-2';
import VolumeX from 'lucide-react/icons/volume-x';
import { useTranslation } from 'react-i18next';
import { countPeople } from '../../records/check-in/check-in-list.rules';
import { useStore } from '../../shared/api/external.store';
import { useFormat } from '../../shared/format/use-format';
import { PageTitle } from '../../shared/layout/page-title';
import classes from './check-in.module.css';
import { isMuted, setMuted } from './feedback.client';
import { useDeviceState } from './use-device';
import { offlineReadiness } from './worker/worker.client';

/** The title of the seminar, the state of the connection, and the counters. */
export function PageHead() {
  const { t } = useTranslation('check-in');
  const { stored, people, queue } = useDeviceState();
  const format = useFormat();
  const { present, expected } = countPeople(people);
  const counts = { present, expected, waiting: queue.pending.length };
  return (
    <header>
      <PageTitle size="h4">{stored?.list.seminar.title ?? t('title')}</PageTitle>
      <Group justify="space-between" gap="xs" my={4}>
        <ConnectionBadge />
        <Options />
      </Group>
      <dl className={classes['counts']} aria-label={t('counts.label')}>
        {(['present', 'expected', 'waiting'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`counts.${name}`)}</dt>
            <dd>{format.count(counts[name])}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

/** Shows whether the server can be reached, and whether the page can be opened without it. */
function ConnectionBadge() {
  const { t } = useTranslation('check-in');
  const { connection, queue } = useDeviceState();
  const readiness = useStore(offlineReadiness);
  const isSynced = connection === 'synced' && queue.pending.length === 0;
  const state = connection === 'offline' ? 'offline' : isSynced ? 'synced' : 'syncing';
  const text = state === 'synced' && readiness !== 'ready' ? readiness : state;
  const Icon = { offline: CloudOff, synced: CloudCheck, syncing: RefreshCw }[state];
  return (
    <div role="status">
      <Badge
        size="lg"
        variant="light"
        color={state === 'offline' ? 'orange' : state === 'synced' ? 'green' : 'gray'}
        leftSection={<Icon size={16} aria-hidden />}
      >
        {t(`state.${text}`)}
      </Badge>
    </div>
  );
}

function Options() {
  const { t } = useTranslation('check-in');
  const muted = useStore(isMuted);
  const { toggle, fullscreen } = useFullscreenDocument();
  const soundText = t(muted ? 'options.unmute' : 'options.mute');
  const screenText = t(fullscreen ? 'options.leaveFullScreen' : 'options.fullScreen');
  return (
    <Group gap="xs">
      <ActionIcon variant="default" size="lg" aria-label={soundText} title={soundText} onClick={() => setMuted(!muted)}>
        {muted ? <VolumeX size={18} aria-hidden /> : <Volume2 size={18} aria-hidden />}
      </ActionIcon>
      {document.fullscreenEnabled && (
        <ActionIcon
          variant="default"
          size="lg"
          aria-label={screenText}
          title={screenText}
          onClick={() => void toggle()}
        >
          {fullscreen ? <Minimize size={18} aria-hidden /> : <Maximize size={18} aria-hidden />}
        </ActionIcon>
      )}
    </Group>
  );
}
