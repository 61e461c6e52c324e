/** The mark of the application. Its name stands beside it, so that it needs no text of its own. */
export function LogoMark({ size = 28 }: { size?: number }) {
  return <img src="/favicon.svg" width={size} height={size} alt="" />;
}
