import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSearchOpen } from '../../features/search/search.store';
import type { Screen } from '../../features/search/use-search-actions';
import { logInteractionRequest, openLogInteraction } from '../../records/interactions/log-interaction.store';
import { loadPart } from '../../shared/api/connection.store';
import { useStore } from '../../shared/api/external.store';
import { isSessionExpired } from '../../shared/api/sign-in.store';
import { useShortcut } from '../../shared/keyboard/use-shortcut';
import { useShortcutListener } from '../../shared/keyboard/use-shortcut-listener';
import { preferencesQuery } from '../../shared/session/preferences.api';
import { useCan } from '../../shared/session/use-session';
import { ShortcutsDialog } from './shortcuts-dialog';

const loadSearch = () => loadPart(() => import('../../features/search/search-dialog'));
const loadInteraction = () => loadPart(() => import('../../features/interactions/log-interaction-dialog'));
const SearchDialog = lazy(async () => ({ default: (await loadSearch()).SearchDialog }));
const LogInteractionDialog = lazy(async () => ({ default: (await loadInteraction()).LogInteractionDialog }));

/** Offers the search, the form that logs an interaction, and their shortcuts on every screen. */
export function ApplicationTools({ screens }: { screens: readonly Screen[] }) {
  const { t } = useTranslation('app');
  const { data: preferences } = useQuery(preferencesQuery);
  const canLog = useCan('interactions:write');
  const [isHelpOpen, setHelpOpen] = useState(false);
  // A single key does nothing until the preferences are known, because the user may have switched it off.
  const areSingleKeysOn = preferences?.singleKeyShortcuts ?? false;
  useShortcutListener(areSingleKeysOn);
  const openSearch = () => isSearchOpen.set(!isSessionExpired.get());
  useShortcut({ key: '/', text: t('shortcutKeys.search'), run: openSearch });
  useShortcut({ key: 'k', withControl: true, text: t('shortcutKeys.search'), run: openSearch });
  useShortcut(canLog ? { key: 'c', text: t('shortcutKeys.log'), run: () => openLogInteraction() } : null);
  useShortcut({ key: '?', text: t('shortcutKeys.help'), run: () => setHelpOpen(true) });
  const wasSearchOpened = useLoadedOnce(useStore(isSearchOpen));
  const wasInteractionOpened = useLoadedOnce(useStore(logInteractionRequest) !== null);
  useEffect(() => {
    // The dialogs are loaded when the page has come to rest, so that they open at once.
    const timer = setTimeout(() => void Promise.all([loadSearch(), loadInteraction()]).catch(() => undefined), 1_500);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Suspense fallback={null}>
      {wasSearchOpened && <SearchDialog screens={screens} />}
      {wasInteractionOpened && <LogInteractionDialog />}
      <ShortcutsDialog isOpen={isHelpOpen} areSingleKeysOn={areSingleKeysOn} onClose={() => setHelpOpen(false)} />
    </Suspense>
  );
}

/** Returns whether a dialog has been open. It stays in the page afterwards, so that it can close smoothly. */
function useLoadedOnce(isOpen: boolean): boolean {
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return isOpen || wasOpen;
}
