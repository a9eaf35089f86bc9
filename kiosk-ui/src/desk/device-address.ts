/** Names that mean this machine only. */
export function onlyHere(origin: string): boolean {
  try {
    const { hostname } = new URL(origin);
    return hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1';
  } catch {
    return true;
  }
}

/** The desk's own address; on one machine a name of the devices' own, so that sessions do not mix. */
export function proposedOrigin(own: string): string {
  const url = new URL(own);
  if (!url.hostname.endsWith('localhost')) return own;
  return `${url.protocol}//device.localhost${url.port ? `:${url.port}` : ''}`;
}

/** Where a device goes; what lets it in stands behind #. */
export function deviceAddress(origin: string, page: string, fragment: string): string {
  return `${origin.trim().replace(/\/+$/, '')}/${page}#${fragment}`;
}

/** Four digits, each as likely as any other. */
export function randomPin(): string {
  const digits: number[] = [];
  while (digits.length < 4) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte !== undefined && byte < 250) digits.push(byte % 10);
  }
  return digits.join('');
}
