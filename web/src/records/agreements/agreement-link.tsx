import { Anchor, type AnchorProps } from '@mantine/core';
import { Link } from '@tanstack/react-router';

interface AgreementLinkProps extends AnchorProps {
  agreement: { id: string; title: string };
  tabIndex?: number;
  /** Whether a long title continues on the next line. */
  isWrapped?: boolean;
}

/** A link to the page of an agreement. */
export function AgreementLink({ agreement: { id, title }, isWrapped = false, ...props }: AgreementLinkProps) {
  return (
    <Anchor
      component={Link}
      to={getAgreementPath(id)}
      size="sm"
      fw={600}
      {...(isWrapped ? {} : { truncate: true, display: 'block', title })}
      {...props}
    >
      {title}
    </Anchor>
  );
}

/** Returns the address of the page of an agreement. */
export function getAgreementPath(id: string): string {
  return `/agreements/${id}`;
}
