/** A backend's base address without a slash at its end. Throws TypeError where it is not plain http or https. */
export function readBaseUrl(url: string): string {
  const parsed = URL.parse(url);
  const isPlain =
    parsed && /^https?:$/.test(parsed.protocol) && parsed.username === '' && parsed.password === '';
  if (!isPlain || parsed.search !== '' || parsed.hash !== '') {
    throw new TypeError('the backend url must be a plain http or https address');
  }
  return parsed.href.replace(/\/+$/, '');
}
