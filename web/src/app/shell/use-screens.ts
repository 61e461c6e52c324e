import type { LucideIcon } from 'lucide-react';
import Building2 from 'lucide-react/icons/building-2';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChartColumn from 'lucide-react/icons/chart-column';
import ChartNoAxesColumn from 'lucide-react/icons/chart-no-axes-column';
import Columns3 from 'lucide-react/icons/columns-3';
import Handshake from 'lucide-react/icons/handshake';
import FileUp from 'lucide-react/icons/file-up';
import Inbox from 'lucide-react/icons/inbox';
import Plug from 'lucide-react/icons/plug';
import Rows3 from 'lucide-react/icons/rows-3';
import Settings2 from 'lucide-react/icons/settings-2';
import Sun from 'lucide-react/icons/sun';
import UserRound from 'lucide-react/icons/user-round';
import { useMemo } from 'react';
import { useUser } from '../../shared/session/use-session';

interface Screen {
  to: string;
  text: string;
  icon: LucideIcon;
  /** The rights of which the user needs one to use the screen; everybody can use the others. */
  rights?: readonly string[];
}

/** The screens of the main navigation. */
const SCREENS = [
  { to: '/my-day', text: 'words.myDay', icon: Sun },
  { to: '/pipeline', text: 'words.pipeline', icon: Columns3 },
  { to: '/leads', text: 'words.leads', icon: Rows3 },
  { to: '/companies', text: 'words.companies', icon: Building2 },
  { to: '/contacts', text: 'words.contacts', icon: UserRound },
  { to: '/activities', text: 'words.activities', icon: CalendarDays },
  { to: '/agreements', text: 'words.agreements', icon: Handshake },
  { to: '/review', text: 'words.review', icon: Inbox, rights: ['intake:resolve'] },
  { to: '/reports', text: 'words.reports', icon: ChartColumn, rights: ['reports:read'] },
  { to: '/dashboard', text: 'words.dashboard', icon: ChartNoAxesColumn, rights: ['reports:read'] },
  { to: '/connections', text: 'words.connections', icon: Plug, rights: ['intake:read'] },
  { to: '/imports', text: 'imports', icon: FileUp, rights: ['imports:read'] },
  // A user who may open one of its parts may see the users or the audit trail.
  { to: '/administration', text: 'words.administration', icon: Settings2, rights: ['users:read', 'audit:read'] },
] as const satisfies readonly Screen[];

/** The addresses of the pages that belong to a screen but begin with something else. */
const FURTHER_PAGES: Readonly<Partial<Record<string, readonly string[]>>> = {
  '/activities': ['/delegations/', '/roadshows/', '/seminars/'],
};

/** Tells whether a page belongs to a screen of the navigation. */
export function isWithinScreen(screen: string, pathname: string): boolean {
  return [screen, ...(FURTHER_PAGES[screen] ?? [])].some((start) => pathname.startsWith(start));
}

/** Returns the screens that the user can use. */
export function useScreens() {
  const { permissions } = useUser();
  return useMemo(
    () =>
      SCREENS.filter((screen) => !('rights' in screen) || screen.rights.some((right) => permissions.includes(right))),
    [permissions],
  );
}
