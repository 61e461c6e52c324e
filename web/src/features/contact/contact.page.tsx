import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { contactQuery } from '../../records/contacts/contact.api';
import { ProblemError } from '../../shared/api/api.errors';
import { LoadingState } from '../../shared/layout/loading-state';
import { ProblemState } from '../../shared/layout/problem-state';
import { ContactEditorProvider } from './contact-editor-provider';
import { ContactHead } from './contact-head';
import { ContactTabs } from './contact-tabs';

const route = getRouteApi('/user/contacts/$contactId');

/** One contact: how to reach the person, where the person works, and what happened. */
export function ContactPage() {
  const { contactId } = route.useParams();
  const { data: contact, error, refetch } = useQuery(contactQuery(contactId));
  const isHidden = error instanceof ProblemError && [403, 404].includes(error.status);
  // The page stays, with what the user types there, when reading it again fails.
  if (error && (isHidden || !contact)) return <ProblemState isPage error={error} onRetry={() => void refetch()} />;
  if (!contact) return <LoadingState />;
  return (
    <ContactEditorProvider key={contactId} contact={contact}>
      <ContactHead contact={contact} />
      <ContactTabs contact={contact} />
    </ContactEditorProvider>
  );
}
