import { lazy, type ReactNode } from 'react';
import { loadPart } from '../../../shared/api/connection.store';
import type { MailingActivityKind } from './mailing-activity.rules';

const MailPanel = lazy(async () => {
  const { MailPanel: Panel } = await loadPart(() => import('./mail-panel'));
  return { default: Panel };
});

interface MailTabProps {
  kind: MailingActivityKind;
  /** A part that only activities of the kind have. It stands above the mailings. */
  children?: ReactNode;
}

/** The mails about the activity of the page, which are loaded when the tab is opened. */
export function MailTab(props: MailTabProps) {
  return <MailPanel {...props} />;
}
