import classes from './mail-frame.module.css';

/** Shows the html of a mail. Nothing in it can run, and it sees nothing of the page. */
export function MailFrame({ html, title }: { html: string; title: string }) {
  return <iframe sandbox="" className={classes['frame']} title={title} srcDoc={html} />;
}
