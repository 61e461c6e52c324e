import type { LucideIcon } from 'lucide-react';
import Building2 from 'lucide-react/icons/building-2';
import CalendarDays from 'lucide-react/icons/calendar-days';
import ChartColumn from 'lucide-react/icons/chart-column';
import CircleCheckBig from 'lucide-react/icons/circle-check-big';
import Columns3 from 'lucide-react/icons/columns-3';
import Handshake from 'lucide-react/icons/handshake';
import Inbox from 'lucide-react/icons/inbox';
import Settings2 from 'lucide-react/icons/settings-2';
import Sun from 'lucide-react/icons/sun';
import { useMemo } from 'react';
import { OPEN_LEADS } from '../../records/leads/lead-list/pipeline-address.rules';
import { useUser } from '../../shared/session/use-session';
import type { ListSearch } from '../../shared/tables/list-search.rules';

/** A screen that has an address of its own. */
export interface SectionPage {
  to: string;
  /** The name of the screen in the search. */
  text: string;
  /** The filters with which the navigation opens it. */
  search?: ListSearch;
  /** The key that opens it after `g`, if it is not the first of its section. */
  key?: string;
  /** The rights of which the user needs one to use the screen; everybody can use the others. */
  rights?: readonly string[];
}

/** An entry of the main navigation: one screen, or several with links between them. */
interface Section {
  text: string;
  icon: LucideIcon;
  /** The key that opens its first screen after `g`. */
  key: string;
  /** The right without which the navigation leaves the section out, although the user may open some of its screens. */
  right?: string;
  pages: readonly SectionPage[];
  /** The preference that has the address of the screen used last, which the navigation opens. */
  pagePreference?: string;
  /** The beginnings of further addresses that belong to it. */
  paths?: readonly string[];
}

const SECTIONS = [
  { text: 'words.myDay', icon: Sun, key: 'd', pages: [{ to: '/my-day', text: 'words.myDay' }] },
  {
    text: 'words.tasks',
    icon: CircleCheckBig,
    key: 't',
    pages: [{ to: '/tasks', text: 'words.tasks', rights: ['tasks:read'] }],
  },
  {
    text: 'words.pipeline',
    icon: Columns3,
    key: 'p',
    pages: [
      { to: '/pipeline', text: 'words.pipeline' },
      { to: '/leads', text: 'words.leads', key: 'l', search: OPEN_LEADS },
    ],
    pagePreference: 'pipeline',
  },
  {
    text: 'words.companies',
    icon: Building2,
    key: 'c',
    pages: [
      { to: '/companies', text: 'words.companies' },
      { to: '/contacts', text: 'words.contacts' },
    ],
  },
  {
    text: 'words.activities',
    icon: CalendarDays,
    key: 'a',
    pages: [{ to: '/activities', text: 'words.activities' }],
    paths: ['/delegations/', '/roadshows/', '/seminars/'],
  },
  {
    text: 'words.agreements',
    icon: Handshake,
    key: 'o',
    pages: [
      { to: '/agreements', text: 'words.agreements' },
      { to: '/agreements/commitments', text: 'words.commitments' },
    ],
  },
  {
    text: 'words.review',
    icon: Inbox,
    key: 'r',
    pages: [{ to: '/review', text: 'words.review', rights: ['intake:resolve'] }],
  },
  {
    text: 'figures',
    icon: ChartColumn,
    key: 'f',
    pages: [
      { to: '/dashboard', text: 'words.dashboard', rights: ['reports:read'] },
      { to: '/reports', text: 'words.reports', rights: ['reports:read'] },
      { to: '/reports/schedules', text: 'words.scheduledReports', rights: ['report_schedules:read'] },
      { to: '/reports/locks', text: 'words.lockedMonths', rights: ['report_locks:read'] },
    ],
  },
  {
    text: 'setUp',
    icon: Settings2,
    key: 's',
    // Business development managers find the import on the lists of companies and leads.
    right: 'intake:write',
    pages: [
      { to: '/connections', text: 'words.connections', rights: ['intake:read'] },
      { to: '/imports', text: 'imports', rights: ['imports:read'] },
      // A user who may open one of its parts may see the users or the audit trail.
      { to: '/administration', text: 'words.administration', rights: ['users:read', 'audit:read'] },
    ],
  },
] as const satisfies readonly Section[];

/** Tells whether an address is that of a screen, or of a record or a part below it. */
export function isWithinSection({ pages, paths = [] }: Section, pathname: string): boolean {
  return [...pages.map(({ to }) => to), ...paths].some((start) => pathname.startsWith(start));
}

/** Finds the address that the navigation opens: that of the first screen, or of the one that the user opened last. */
export function findEntry(
  { pages, pagePreference }: Section,
  ui: Record<string, unknown> = {},
): { to: string; search: object } {
  const page = pages.find(({ to }) => pagePreference !== undefined && ui[pagePreference] === to) ?? pages[0]!;
  return { to: page.to, search: page.search ?? {} };
}

/** Returns the sections with the screens that the user can use. */
export function useSections() {
  const { permissions } = useUser();
  return useMemo(
    () =>
      SECTIONS.map((section) => ({
        ...section,
        isInNavigation: !('right' in section) || permissions.includes(section.right),
        pages: section.pages.filter(
          (page) => !('rights' in page) || page.rights.some((right) => permissions.includes(right)),
        ),
      })).filter(({ pages }) => pages.length > 0),
    [permissions],
  );
}
