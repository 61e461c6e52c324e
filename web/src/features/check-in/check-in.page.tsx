import { Anchor, Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../../shared/api/external.store';
import { EmptyState } from '../../shared/layout/empty-state';
import { LoadingState } from '../../shared/layout/loading-state';
import { CameraPanel } from './camera/camera-panel';
import classes from './check-in.module.css';
import { PageHead } from './page-head';
import { EntryBar } from './people/entry-bar';
import { PeopleList } from './people/people-list';
import { WalkInDialog } from './people/walk-in-dialog';
import type { CheckInDevice } from './queue/check-in-device.store';
import { RefusedEntries } from './results/refused-entries';
import { ResultPanel } from './results/result-panel';
import { StateMessages } from './results/state-messages';
import { DeviceContext, useDeviceState } from './use-device';
import { useWakeLock } from './use-wake-lock';

/** The check-in of one seminar, which works with and without a network. It has no seminar if none was ever opened. */
export function CheckInPage({ device }: { device: CheckInDevice | null }) {
  const { t } = useTranslation('check-in');
  if (!device) {
    return (
      <main className={classes['page']}>
        <EmptyState isPage title={t('noSeminar.title')} hint={t('noSeminar.hint')} />
      </main>
    );
  }
  return (
    <DeviceContext value={device}>
      <LoadedDevice device={device} />
    </DeviceContext>
  );
}

function LoadedDevice({ device }: { device: CheckInDevice }) {
  const { isLoaded, access, connection, stored, queue } = useStore(device.state);
  const { t } = useTranslation('check-in');
  const isWaiting = !isLoaded || (stored === null && connection === 'starting');
  const waiting = queue.pending.length;
  if (isWaiting) {
    return (
      <main className={classes['page']}>
        <LoadingState />
      </main>
    );
  }
  if (stored) return <CheckInScreen />;
  return (
    <main className={classes['page']}>
      {access === 'open' ? (
        <EmptyState isPage title={t('noList.title')} hint={t('noList.hint')} />
      ) : access === 'ended' ? (
        <EmptyState isPage title={t('ended.title')} hint={t('ended.hint')}>
          <Button component="a" href={`/sign-in?redirect=${encodeURIComponent(location.pathname)}`} size="md">
            {t('ended.signIn')}
          </Button>
        </EmptyState>
      ) : (
        <EmptyState isPage title={t(`${access}.title`)} hint={t(`${access}.hint`)} />
      )}
      <div role="status">
        {waiting > 0 && (
          <Text ta="center" fw={600}>
            {t('ended.waiting', { count: waiting })}
          </Text>
        )}
      </div>
      <RefusedEntries />
      {access !== 'missing' && (
        <Anchor component="button" ta="center" underline="always" onClick={() => device.sync()}>
          {t('retry')}
        </Anchor>
      )}
    </main>
  );
}

function CheckInScreen() {
  const { people } = useDeviceState();
  const [typed, setTyped] = useState('');
  const [isScanning, camera] = useDisclosure();
  const [walkInName, setWalkInName] = useState<string | null>(null);
  useWakeLock();
  useEffect(() => {
    document.documentElement.style.scrollPaddingBlockEnd = '8rem';
  }, []);
  return (
    <main className={classes['page']}>
      <PageHead />
      <StateMessages />
      <ResultPanel />
      {isScanning && <CameraPanel onClose={camera.close} />}
      <RefusedEntries />
      <div className={classes['list']}>
        <PeopleList people={people} typed={typed} onWalkIn={setWalkInName} />
      </div>
      <EntryBar
        typed={typed}
        onType={setTyped}
        isScanning={isScanning}
        onScan={camera.toggle}
        onWalkIn={() => setWalkInName(typed.trim())}
      />
      <WalkInDialog
        name={walkInName}
        onClose={() => {
          setWalkInName(null);
          setTyped('');
        }}
      />
    </main>
  );
}
