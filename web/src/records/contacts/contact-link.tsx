import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';

interface ContactLinkProps extends AnchorProps {
  contact: { id: string; fullName: string };
  tabIndex?: number;
  /** Whether a long name continues on the next line. */
  isWrapped?: boolean;
}

/** A link to the page of a contact. */
export function ContactLink({ contact: { id, fullName }, isWrapped = false, ...props }: ContactLinkProps) {
  return (
    <Anchor
      component={Link}
      to={getContactPath(id)}
      size="sm"
      fw={600}
      truncate={!isWrapped}
      title={fullName}
      {...props}
    >
      {fullName}
    </Anchor>
  );
}

/** Returns the address of the page of a contact. */
export function getContactPath(id: string): string {
  return `/contacts/${id}`;
}
