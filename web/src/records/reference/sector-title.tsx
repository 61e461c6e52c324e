import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { NACE_VERSION, naceQuery, type NaceVersion, useReferenceLanguage } from './reference.api';

interface SectorTitleProps {
  code: string;
  /** The revision of NACE; that in force when absent. */
  version?: NaceVersion | null | undefined;
  /** Whether a long title is cut, and shown in full when the mouse rests on it. */
  isCut?: boolean;
}

/** A NACE code with its title. */
export function SectorTitle({ code, version, isCut = false }: SectorTitleProps) {
  const { data } = useQuery(naceQuery);
  const language = useReferenceLanguage();
  const title = data?.[version ?? NACE_VERSION].find((one) => one.code === code)?.titles[language];
  const text = title === undefined ? code : `${code} ${title}`;
  return isCut ? (
    <Text size="sm" truncate title={text}>
      {text}
    </Text>
  ) : (
    <span>{text}</span>
  );
}
