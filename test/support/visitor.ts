/** A response that a visitor got, with the address that he asked for. */
export interface Visit {
  url: URL;
  status: number;
  headers: Headers;
  text: string;
}

/** A person with a browser that keeps cookies and does not run scripts. */
export class Visitor {
  /** The cookies by origin and name. */
  private readonly cookies = new Map<string, Map<string, string>>();

  /** Returns the value of a cookie of an origin. */
  findCookie(origin: string, name: string): string | undefined {
    return this.cookies.get(origin)?.get(name);
  }

  setCookie(origin: string, name: string, value: string | undefined): void {
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    if (value === undefined || value === '') jar.delete(name);
    else jar.set(name, value);
    this.cookies.set(origin, jar);
  }

  /** Opens one address, without following a redirect. */
  async open(address: string | URL, form?: Record<string, string>): Promise<Visit> {
    const url = new URL(address);
    const cookie = [...(this.cookies.get(url.origin) ?? [])].map((pair) => pair.join('=')).join('; ');
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie && { cookie }) },
      ...(form && { body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const end = pair.indexOf('=');
      this.setCookie(url.origin, pair.slice(0, end), pair.slice(end + 1));
    }
    return { url, status: response.status, headers: response.headers, text: await response.text() };
  }

  /** Follows redirects from a visit until a page, or until the next address is one at which `stop` wants to stop. */
  async follow(visit: Visit, stop: (next: URL) => boolean = () => false): Promise<{ visit: Visit; next: URL | null }> {
    for (let at = visit, hops = 0; ; hops++) {
      const location = at.headers.get('location');
      if (at.status < 300 || at.status >= 400 || location === null || hops > 20) return { visit: at, next: null };
      const next = new URL(location, at.url);
      if (stop(next)) return { visit: at, next };
      at = await this.open(next);
    }
  }
}
