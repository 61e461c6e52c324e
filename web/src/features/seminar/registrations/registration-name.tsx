import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Registration } from './registrations.api';

interface RegistrationNameProps {
  registration: Pick<Registration, 'id' | 'seminarId' | 'fullName'>;
  tabIndex?: number;
}

/** The name of a person, which opens the registration. */
export function RegistrationName({ registration, tabIndex }: RegistrationNameProps) {
  const { id, seminarId, fullName } = registration;
  return (
    <Anchor
      size="sm"
      fw={600}
      truncate
      title={fullName}
      tabIndex={tabIndex}
      renderRoot={(props) => (
        <Link
          {...props}
          to="/seminars/$seminarId"
          params={{ seminarId }}
          search={(known) => ({ ...known, registration: id })}
          resetScroll={false}
        />
      )}
    >
      {fullName}
    </Anchor>
  );
}
