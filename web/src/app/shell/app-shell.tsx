import { AppShell, Burger, Group, NavLink, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import Building2 from 'lucide-react/icons/building-2';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChartColumn from 'lucide-react/icons/chart-column';
import ChartNoAxesColumn from 'lucide-react/icons/chart-no-axes-column';
import Columns3 from 'lucide-react/icons/columns-3';
import Handshake from 'lucide-react/icons/handshake';
import Inbox from 'lucide-react/icons/inbox';
import Plug from 'lucide-react/icons/plug';
import Rows3 from 'lucide-react/icons/rows-3';
import Sun from 'lucide-react/icons/sun';
import UserRound from 'lucide-react/icons/user-round';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionBanner } from '../../shared/layout/connection-banner';
import { LogoMark } from '../../shared/layout/logo-mark';
import { useUser } from '../../shared/session/use-session';
import { AccountMenu } from './account-menu';
import { NewVersionNotice } from './new-version-notice';
import { ApplicationTools } from './application-tools';
import { HeaderTools } from './header-tools';
import { PreferencesProvider } from './preferences-provider';
import { usePrintColors } from './use-print-colors';
import { useLiveUpdates } from './use-live-updates';
import classes from './app-shell.module.css';

/** The screens of the main navigation. A screen that needs a right is offered to those who have it. */
const SCREENS = [
  { to: '/my-day', text: 'myDay', icon: Sun },
  { to: '/pipeline', text: 'pipeline', icon: Columns3 },
  { to: '/leads', text: 'leads', icon: Rows3 },
  { to: '/companies', text: 'companies', icon: Building2 },
  { to: '/contacts', text: 'contacts', icon: UserRound },
  { to: '/activities', text: 'activities', icon: CalendarDays },
  { to: '/agreements', text: 'agreements', icon: Handshake },
  { to: '/review', text: 'review', icon: Inbox, needs: 'intake:resolve' },
  { to: '/reports', text: 'reports', icon: ChartColumn },
  { to: '/dashboard', text: 'dashboard', icon: ChartNoAxesColumn },
  { to: '/connections', text: 'connections', icon: Plug, needs: 'intake:read' },
] as const;

/** The addresses of the pages that belong to a screen but begin with something else. */
const FURTHER_PAGES: Readonly<Partial<Record<string, readonly string[]>>> = {
  '/activities': ['/delegations/', '/roadshows/', '/seminars/'],
};

/** Tells whether a page belongs to a screen of the navigation. */
function isPageOf(screen: string, pathname: string): boolean {
  return [screen, ...(FURTHER_PAGES[screen] ?? [])].some((start) => pathname.startsWith(start));
}

/** The frame of every screen: navigation, account, and what concerns the whole application. */
export function ApplicationShell() {
  const { t } = useTranslation('app');
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const { permissions } = useUser();
  const offered = useMemo(
    () => SCREENS.filter((screen) => !('needs' in screen) || permissions.includes(screen.needs)),
    [permissions],
  );
  const screens = useMemo(() => offered.map(({ to, text }) => ({ to, title: t(text) })), [offered, t]);
  useLiveUpdates();
  usePrintColors();
  return (
    <PreferencesProvider>
      <a className={classes['skip']} href="#content">
        {t('skipToContent')}
      </a>
      <AppShell
        header={{ height: 52 }}
        footer={{ height: { base: 60, sm: 0 } }}
        navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding="md"
      >
        <AppShell.Header px="md" className={classes['frame']}>
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap">
              <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('navigation')} />
              <UnstyledButton component={Link} to="/" aria-label={t('application')}>
                <Group gap="xs" wrap="nowrap" fw={600}>
                  <LogoMark />
                  {t('application')}
                </Group>
              </UnstyledButton>
            </Group>
            <Group gap="sm" wrap="nowrap">
              <Group gap="sm" wrap="nowrap" visibleFrom="sm">
                <HeaderTools />
              </Group>
              <AccountMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="xs" className={classes['frame']} aria-label={t('navigation')}>
          {offered.map(({ to, text, icon: Icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={t(text)}
              leftSection={<Icon size={18} aria-hidden />}
              active={isPageOf(to, pathname)}
              aria-current={isPageOf(to, pathname) ? 'page' : undefined}
              onClick={close}
            />
          ))}
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1} className={classes['content']}>
          <ConnectionBanner />
          <Outlet />
        </AppShell.Main>
        <AppShell.Footer hiddenFrom="sm" p="xs" className={classes['frame']} aria-label={t('tools')}>
          <Group grow preventGrowOverflow={false} wrap="nowrap" gap="xs">
            <HeaderTools />
          </Group>
        </AppShell.Footer>
      </AppShell>
      <ApplicationTools screens={screens} />
      <NewVersionNotice />
    </PreferencesProvider>
  );
}
