import { AppShell, Burger, Group, NavLink, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { type Query, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LiveUpdatesClient } from '../../shared/api/live-updates.client';
import { isAffected, type LiveUpdate } from '../../shared/api/live-updates.rules';
import { ConnectionBanner } from '../../shared/layout/connection-banner';
import { LogoMark } from '../../shared/layout/logo-mark';
import { preferencesQuery } from '../../shared/session/preferences.api';
import { useDensity } from '../../shared/session/use-density';
import { detectLanguage } from '../i18n/i18n.factory';
import { AccountMenu } from './account-menu';
import { NewVersionNotice } from './new-version-notice';
import { ApplicationTools } from './application-tools';
import { HeaderTools } from './header-tools';
import { NotificationBell } from './notification-bell';
import { useDropGuard } from './use-drop-guard';
import { usePrintColors } from './use-print-colors';
import { useUploadGuard } from './use-upload-guard';
import { SectionCount } from './section-count';
import { SectionLinks } from './section-links';
import { SectionShortcuts } from './section-shortcuts';
import { findEntry, isWithinSection, useSections } from './use-sections';
import classes from './app-shell.module.css';

/** The frame of every screen: navigation, account, and what concerns the whole application. */
export function ApplicationShell() {
  const { t } = useTranslation('app');
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const sections = useSections();
  const screens = useMemo(
    () => sections.flatMap(({ pages }) => pages).map((page) => ({ ...page, title: t(page.text) })),
    [sections, t],
  );
  const { data: preferences } = useQuery(preferencesQuery);
  useLiveUpdates();
  usePrintColors();
  useDropGuard();
  useUploadGuard();
  return (
    <PreferencesProvider>
      <a className={classes['skip']} href="#content">
        {t('skipToContent')}
      </a>
      <AppShell
        header={{ height: 48 }}
        footer={{ height: { base: 60, sm: 0 } }}
        navbar={{ width: 184, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding="md"
      >
        <AppShell.Header px="md" className={classes['frame']}>
          <Group h="100%" gap="md" wrap="nowrap">
            <Group gap="sm" wrap="nowrap" className={classes['brand']}>
              <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('navigation')} />
              <UnstyledButton component={Link} to="/" aria-label={t('application')}>
                <Group gap="xs" wrap="nowrap" fw={600}>
                  <LogoMark />
                  {t('application')}
                </Group>
              </UnstyledButton>
            </Group>
            <Group gap="xs" wrap="nowrap" visibleFrom="sm" flex={1} miw={0}>
              <HeaderTools />
            </Group>
            <Group gap="sm" wrap="nowrap" ms="auto">
              <NotificationBell />
              <AccountMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p={8} className={classes['frame']} aria-label={t('navigation')}>
          {sections
            .filter(({ isInNavigation }) => isInNavigation)
            .map((section) => (
              <NavLink
                key={section.text}
                renderRoot={(props) => <Link {...props} {...findEntry(section, preferences?.ui)} />}
                label={t(section.text)}
                leftSection={<section.icon size={17} aria-hidden />}
                rightSection={<SectionCount section={section.text} />}
                className={classes['entry']}
                classNames={{ section: classes['section'] }}
                active={isWithinSection(section, pathname)}
                aria-current={isWithinSection(section, pathname) ? 'page' : undefined}
                onClick={close}
              />
            ))}
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1} className={classes['content']}>
          <ConnectionBanner />
          <SectionLinks />
          <Outlet />
        </AppShell.Main>
        <AppShell.Footer hiddenFrom="sm" p={8} className={classes['frame']} aria-label={t('tools')}>
          <Group grow preventGrowOverflow={false} wrap="nowrap" gap="xs">
            <HeaderTools />
          </Group>
        </AppShell.Footer>
      </AppShell>
      <ApplicationTools screens={screens} />
      <SectionShortcuts />
      <NewVersionNotice />
    </PreferencesProvider>
  );
}

/** Applies the language, the theme and the density that the user has chosen. */
function PreferencesProvider({ children }: { children: ReactNode }) {
  const { data } = useQuery(preferencesQuery);
  const { i18n } = useTranslation();
  // Suspending transitions would insert a style that the content security policy does not allow.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  useEffect(() => {
    if (data) void i18n.changeLanguage(data.language === 'auto' ? detectLanguage() : data.language);
  }, [data, i18n]);
  useEffect(() => {
    if (data?.theme) setColorScheme(data.theme);
  }, [data?.theme, setColorScheme]);
  const density = useDensity();
  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  return children;
}

/** Reads again what is shown when somebody has changed it. */
function useLiveUpdates(): void {
  const client = useQueryClient();
  useEffect(() => {
    const updates = new LiveUpdatesClient((changed) => refresh(client, changed));
    updates.start();
    return () => updates.stop();
  }, [client]);
}

function refresh(client: QueryClient, updates: LiveUpdate[]): void {
  const predicate = ({ queryKey }: Query) => updates.some((update) => isAffected(queryKey, update));
  // Nothing of a record that has become hidden stays in memory. A query that a screen watches without asking for it must
  // stay the same query, because the screen would not notice a new one.
  const isHidden = updates.some(({ type }) => type === 'hidden' || type === 'resync');
  const inactive = isHidden ? client.getQueryCache().findAll({ type: 'inactive', predicate }) : [];
  for (const query of inactive) {
    if (query.getObserversCount() > 0) query.reset();
    else client.getQueryCache().remove(query);
  }
  void client.invalidateQueries({ predicate });
}
