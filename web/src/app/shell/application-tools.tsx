import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSearchOpen } from '../../features/search/search.store';
import type { Screen } from '../../features/search/use-search-actions';
import { logInteractionRequest, openLogInteraction } from '../../records/interactions/log-interaction.store';
import { writeMailRequest } from '../../records/mails/write-mail.store';
import { newRecordKind } from '../../records/new-record.store';
import { loadPart } from '../../shared/api/connection.store';
import { useStore } from '../../shared/api/external.store';
import { isSessionExpired } from '../../shared/api/sign-in.store';
import { useShortcut, useShortcutListener } from '../../shared/keyboard/use-shortcuts';
import { preferencesQuery } from '../../shared/session/preferences.api';
import { useCan } from '../../shared/session/use-session';

const loadSearch = () => loadPart(() => import('../../features/search/search-dialog'));
const loadInteraction = () => loadPart(() => import('../../features/interactions/log-interaction-dialog'));
const loadWriteMail = () => loadPart(() => import('../../features/write-mail/write-mail-dialog'));
const loadShortcuts = () => loadPart(() => import('./shortcuts-dialog'));
const loadSessionExpired = () => loadPart(() => import('./session-expired-dialog'));
const loadNotifications = () => loadPart(() => import('./notification-list'));
const loadNewRecord = () => loadPart(() => import('./new-record-dialog'));
const DIALOGS = [loadSearch, loadInteraction, loadShortcuts, loadSessionExpired];
const SearchDialog = lazy(async () => ({ default: (await loadSearch()).SearchDialog }));
const LogInteractionDialog = lazy(async () => ({ default: (await loadInteraction()).LogInteractionDialog }));
const WriteMailDialog = lazy(async () => ({ default: (await loadWriteMail()).WriteMailDialog }));
const ShortcutsDialog = lazy(async () => ({ default: (await loadShortcuts()).ShortcutsDialog }));
const SessionExpiredDialog = lazy(async () => ({ default: (await loadSessionExpired()).SessionExpiredDialog }));
const NotificationList = lazy(async () => ({ default: (await loadNotifications()).NotificationList }));
const NewRecordDialog = lazy(async () => ({ default: (await loadNewRecord()).NewRecordDialog }));

/** Offers the dialogs that every screen has, the messages about what has been done, and the shortcuts. */
export function ApplicationTools({ screens }: { screens: readonly Screen[] }) {
  const { t } = useTranslation('app');
  const { data: preferences } = useQuery(preferencesQuery);
  const canLog = useCan('interactions:write');
  const canAddTask = useCan('tasks:write');
  const [isHelpOpen, setHelpOpen] = useState(false);
  // A single key does nothing until the preferences are known, because the user may have switched it off.
  const areSingleKeysOn = preferences?.singleKeyShortcuts ?? false;
  useShortcutListener(areSingleKeysOn);
  const openSearch = () => isSearchOpen.set(!isSessionExpired.get());
  useShortcut({ key: '/', text: t('words.search'), opensDialog: true, run: openSearch });
  useShortcut({ key: 'k', withControl: true, text: t('words.search'), run: openSearch });
  useShortcut(
    canLog ? { key: 'c', text: t('shortcutKeys.log'), opensDialog: true, run: () => openLogInteraction() } : null,
  );
  useShortcut(
    canAddTask ? { key: 't', text: t('words.newTask'), opensDialog: true, run: () => newRecordKind.set('task') } : null,
  );
  useShortcut({ key: '?', text: t('shortcutKeys.help'), run: () => setHelpOpen(true) });
  const wasSearchOpened = useLoadedOnce(useStore(isSearchOpen));
  const wasInteractionOpened = useLoadedOnce(useStore(logInteractionRequest) !== null);
  const wasWriteMailOpened = useLoadedOnce(useStore(writeMailRequest) !== null);
  const wasNewRecordOpened = useLoadedOnce(useStore(newRecordKind) !== null);
  const wasHelpOpened = useLoadedOnce(isHelpOpen);
  const wasSessionExpired = useLoadedOnce(useStore(isSessionExpired));
  useEffect(() => {
    // The dialogs are loaded when the page has come to rest, so that they open at once, also without the server.
    const timer = setTimeout(() => void Promise.all(DIALOGS.map((load) => load())).catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <Suspense>
        <NotificationList />
      </Suspense>
      <Suspense>{wasSearchOpened && <SearchDialog screens={screens} />}</Suspense>
      <Suspense>{wasInteractionOpened && <LogInteractionDialog />}</Suspense>
      <Suspense>{wasWriteMailOpened && <WriteMailDialog />}</Suspense>
      <Suspense>{wasNewRecordOpened && <NewRecordDialog />}</Suspense>
      <Suspense>
        {wasHelpOpened && (
          <ShortcutsDialog isOpen={isHelpOpen} areSingleKeysOn={areSingleKeysOn} onClose={() => setHelpOpen(false)} />
        )}
      </Suspense>
      <Suspense>{wasSessionExpired && <SessionExpiredDialog />}</Suspense>
    </>
  );
}

/** Returns whether a dialog has been open. It stays in the page afterwards, so that it can close smoothly. */
function useLoadedOnce(isOpen: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return isOpen || wasOpen;
}
