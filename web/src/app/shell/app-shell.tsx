import { AppShell, Burger, Group, NavLink, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import Building2 from 'lucide-react/icons/building-2';
import Columns3 from 'lucide-react/icons/columns-3';
import Rows3 from 'lucide-react/icons/rows-3';
import Settings2 from 'lucide-react/icons/settings-2';
import Sun from 'lucide-react/icons/sun';
import UserRound from 'lucide-react/icons/user-round';
import type { LucideIcon } from 'lucide-react';
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
import { useLiveUpdates } from './use-live-updates';
import classes from './app-shell.module.css';

/** The screens of the main navigation. */
const SCREENS = [
  { to: '/my-day', text: 'myDay', icon: Sun },
  { to: '/pipeline', text: 'pipeline', icon: Columns3 },
  { to: '/leads', text: 'leads', icon: Rows3 },
  { to: '/companies', text: 'companies', icon: Building2 },
  { to: '/contacts', text: 'contacts', icon: UserRound },
  // A user who may open one of its parts may see the users or the audit trail.
  { to: '/administration', text: 'administration', icon: Settings2, rights: ['users:read', 'audit:read'] },
] as const satisfies readonly Screen[];

interface Screen {
  to: string;
  text: string;
  icon: LucideIcon;
  /** The rights of which the user needs one to use the screen; everybody can use the others. */
  rights?: readonly string[];
}

/** Returns the screens that the user can use. */
function useScreens() {
  const { permissions } = useUser();
  return useMemo(
    () =>
      SCREENS.filter((screen) => !('rights' in screen) || screen.rights.some((right) => permissions.includes(right))),
    [permissions],
  );
}

/** The frame of every screen: navigation, account, and what concerns the whole application. */
export function ApplicationShell() {
  const { t } = useTranslation('app');
  const [isOpen, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const usable = useScreens();
  const screens = useMemo(() => usable.map(({ to, text }) => ({ to, title: t(text) })), [usable, t]);
  useLiveUpdates();
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
        <AppShell.Header px="md">
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
        <AppShell.Navbar p="xs" aria-label={t('navigation')}>
          {usable.map(({ to, text, icon: Icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={t(text)}
              leftSection={<Icon size={18} aria-hidden />}
              active={pathname.startsWith(to)}
              aria-current={pathname.startsWith(to) ? 'page' : undefined}
              onClick={close}
            />
          ))}
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <ConnectionBanner />
          <Outlet />
        </AppShell.Main>
        <AppShell.Footer hiddenFrom="sm" p="xs" aria-label={t('tools')}>
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
