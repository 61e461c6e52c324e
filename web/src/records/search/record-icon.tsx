import Building2 from 'lucide-react/icons/building-2';
import CalendarDays from 'lucide-react/icons/calendar-days';
import CircleCheckBig from 'lucide-react/icons/circle-check-big';
import Handshake from 'lucide-react/icons/handshake';
import Target from 'lucide-react/icons/target';
import UserRound from 'lucide-react/icons/user-round';
import type { HitKind } from './search.api';

const ICONS = {
  lead: Target,
  company: Building2,
  contact: UserRound,
  activity: CalendarDays,
  agreement: Handshake,
  task: CircleCheckBig,
};

/** The icon of a kind of records. A text beside it names the kind. */
export function RecordIcon({ kind, size = 16 }: { kind: HitKind; size?: number }) {
  const Icon = ICONS[kind];
  return <Icon size={size} aria-hidden style={{ flex: 'none' }} />;
}
