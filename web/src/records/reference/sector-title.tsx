import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type NaceVersion, naceQuery, useReferenceLanguage } from './reference.api';

interface SectorTitleProps {
  code: string;
  version?: NaceVersion;
  /** Whether a long title is cut, and shown in full when the mouse rests on it. */
  isCut?: boolean;
}

/** A NACE code with its title. */
export function SectorTitle({ code, version = '2.1', isCut = false }: SectorTitleProps) {
  const { data } = useQuery(naceQuery(version, useReferenceLanguage()));
  const title = data?.items.find((item) => item.code === code)?.title;
  const text = title === undefined ? code : `${code} ${title}`;
  return isCut ? (
    <Text size="sm" truncate title={text}>
      {text}
    </Text>
  ) : (
    <span>{text}</span>
  );
}
