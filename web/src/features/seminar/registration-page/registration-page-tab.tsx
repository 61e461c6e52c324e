import { lazy } from 'react';
import { loadPart } from '../../../shared/api/connection.store';

const RegistrationPagePanel = lazy(async () => {
  const { RegistrationPagePanel: Panel } = await loadPart(() => import('./registration-page-panel'));
  return { default: Panel };
});

/** The registration page of the seminar, which is loaded when the tab is opened. */
export function RegistrationPageTab() {
  return <RegistrationPagePanel />;
}
