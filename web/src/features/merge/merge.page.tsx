import { getRouteApi } from '@tanstack/react-router';
import { MergeScreen } from './merge-screen';

const companyRoute = getRouteApi('/user/companies/$companyId/merge');
const contactRoute = getRouteApi('/user/contacts/$contactId/merge');

/** Merges two companies. */
export function CompanyMergePage() {
  const { companyId } = companyRoute.useParams();
  const { source } = companyRoute.useSearch();
  return <MergeScreen kind="company" survivorId={companyId} sourceId={source ?? null} />;
}

/** Merges two contacts. */
export function ContactMergePage() {
  const { contactId } = contactRoute.useParams();
  const { source } = contactRoute.useSearch();
  return <MergeScreen kind="contact" survivorId={contactId} sourceId={source ?? null} />;
}
