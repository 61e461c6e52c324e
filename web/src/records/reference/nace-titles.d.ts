declare module 'nace-titles' {
  interface NaceTitles {
    code: string;
    titles: { en: string; nl: string };
  }
  const revisions: Record<'2.0' | '2.1', readonly NaceTitles[]>;
  export default revisions;
}
