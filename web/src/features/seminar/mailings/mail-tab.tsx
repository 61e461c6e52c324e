import { lazy } from 'react';
import { loadPart } from '../../../shared/api/connection.store';

const MailPanel = lazy(async () => {
  const { MailPanel: Panel } = await loadPart(() => import('./mail-panel'));
  return { default: Panel };
});

/** The mailings about the seminar, which are loaded when the tab is opened. */
export function MailTab() {
  return <MailPanel />;
}
