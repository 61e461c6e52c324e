import { AppShell, Burger, Group, NavLink, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../shared/keyboard/use-shortcut';
import { ConnectionBanner } from '../../shared/layout/connection-banner';
import { LogoMark } from '../../shared/layout/logo-mark';
import { AccountMenu } from './account-menu';
import { NewVersionNotice } from './new-version-notice';
import { ApplicationTools } from './application-tools';
import { HeaderTools } from './header-tools';
import { NotificationBell } from './notification-bell';
import { PreferencesProvider } from './preferences-provider';
import { usePrintColors } from './use-print-colors';
import { SectionLinks } from './section-links';
import { isWithinSection, useSections } from './use-sections';
import { useLiveUpdates } from './use-live-updates';
import classes from './app-shell.module.css';

/** The frame of every screen: navigation, account, and what concerns the whole application. */
export function ApplicationShell() {
  const { t } = useTranslation('app');
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const sections = useSections();
  const screens = useMemo(
    () => sections.flatMap(({ pages }) => pages).map(({ to, text }) => ({ to, title: t(text) })),
    [sections, t],
  );
  useLiveUpdates();
  usePrintColors();
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
                component={Link}
                to={section.pages[0]!.to}
                label={t(section.text)}
                leftSection={<section.icon size={17} aria-hidden />}
                className={classes['entry']}
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
      {sections
        .filter(({ isInNavigation }) => isInNavigation)
        .flatMap(({ text, key, pages }) =>
          pages.flatMap((page, index) => {
            if (index === 0) return <GoShortcut key={key} to={page.to} keys={`g ${key}`} screen={t(text)} />;
            return 'key' in page ? (
              <GoShortcut key={page.key} to={page.to} keys={`g ${page.key}`} screen={t(page.text)} />
            ) : (
              []
            );
          }),
        )}
      <NewVersionNotice />
    </PreferencesProvider>
  );
}

/** Opens a screen by keys. */
function GoShortcut({ to, keys, screen }: { to: string; keys: string; screen: string }) {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  useShortcut({ key: keys, text: t('shortcutKeys.go', { screen }), run: () => void navigate({ to }) });
  return null;
}
