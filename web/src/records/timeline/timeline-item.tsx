import { Anchor, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import Archive from 'lucide-react/icons/archive';
import CalendarDays from 'lucide-react/icons/calendar-days';
import CircleCheck from 'lucide-react/icons/circle-check';
import FileCheck from 'lucide-react/icons/file-check';
import FileText from 'lucide-react/icons/file-text';
import GitCommitHorizontal from 'lucide-react/icons/git-commit-horizontal';
import Handshake from 'lucide-react/icons/handshake';
import Mail from 'lucide-react/icons/mail';
import MapPin from 'lucide-react/icons/map-pin';
import MessageSquare from 'lucide-react/icons/message-square';
import Pencil from 'lucide-react/icons/pencil';
import Phone from 'lucide-react/icons/phone';
import UserRound from 'lucide-react/icons/user-round';
import Users from 'lucide-react/icons/users';
import Video from 'lucide-react/icons/video';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../shared/format/use-format';
import { useNearDay } from '../days/use-near-day';
import { getDay, isDay } from './timeline.rules';
import classes from './timeline.module.css';

type Icon = ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;

/** The signs of kinds of interactions and of other kinds of items. */
const ICONS: Partial<Record<string, Icon>> = {
  call: Phone,
  email: Mail,
  letter: Mail,
  mail: Mail,
  meeting: Users,
  video_call: Video,
  site_visit: MapPin,
  message: MessageSquare,
  event: CalendarDays,
  activity: CalendarDays,
  task_done: CircleCheck,
  evidence: FileCheck,
  document: FileText,
  signature: Handshake,
  agreement_signed: Handshake,
  participant: UserRound,
  participation: UserRound,
  registration: UserRound,
  archived: Archive,
  change: Pencil,
};

interface TimelineItemProps {
  /** The kind of the item, or that of the interaction. */
  icon: string;
  isInteraction?: boolean;
  title: ReactNode;
  /** The moment at which it happened, or its day. */
  at: string;
  actor: ReactNode;
  /** The name under which the item is found, if it is read alone. */
  name?: string;
  /** The reference of the lead that the item belongs to, if the page is about another record. */
  leadReference?: string | null;
  children?: ReactNode;
}

/** Something that happened: a line with its author and time, and what was written about it. */
export function TimelineItem(props: TimelineItemProps) {
  const { icon, isInteraction = false, title, at, actor, name, leadReference = null, children } = props;
  const Sign = ICONS[icon] ?? GitCommitHorizontal;
  const Box = name === undefined ? 'div' : 'article';
  return (
    <li>
      <Box className={classes['item']} aria-label={name}>
        <span className={classes['bullet']} data-interaction={isInteraction || undefined}>
          <Sign size={14} aria-hidden />
        </span>
        <div className={classes['head']}>
          <span className={classes['title']}>{title}</span>
          <span className={classes['end']}>
            {leadReference && (
              <>
                <Anchor component={Link} to={`/leads/${leadReference}`} inherit underline="always">
                  {leadReference}
                </Anchor>
                {' · '}
              </>
            )}
            <Moment at={at} actor={actor} />
          </span>
        </div>
        {children && <div className={classes['body']}>{children}</div>}
      </Box>
    </li>
  );
}

/** The time of what has a day only. */
const BEGINNING = '00:00';

/** The author and the time. A record that has a day only is placed at its beginning, which is no time. */
function Moment({ at, actor }: { at: string; actor: ReactNode }) {
  const { t } = useTranslation('timeline');
  const format = useFormat();
  const { near } = useNearDay();
  const day = near(getDay({ at }));
  const time = isDay(at) ? BEGINNING : format.time(at, 'Europe/Brussels');
  return (
    <>
      {actor === 'system' ? t('application') : actor}
      {' · '}
      <time dateTime={at}>{time === BEGINNING ? day : `${day}, ${time}`}</time>
    </>
  );
}

/** The number of lines of a text that are shown at first, and that of characters which usually fill them. */
const MAX_LINES = 3;
const MAX_LENGTH = 216;

/** A text of which the first lines are shown. */
export function TimelineText({ children }: { children: string }) {
  const { t } = useTranslation('timeline');
  const [isOpen, { toggle }] = useDisclosure();
  const isLong = children.length > MAX_LENGTH || children.split('\n').length > MAX_LINES;
  return (
    <>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap' }} lineClamp={isLong && !isOpen ? MAX_LINES : undefined}>
        {children}
      </Text>
      {isLong && (
        <UnstyledButton fz={13} c="limburg" className={classes['toggle']} aria-expanded={isOpen} onClick={toggle}>
          {t(isOpen ? 'showLess' : 'showAll')}
        </UnstyledButton>
      )}
    </>
  );
}
