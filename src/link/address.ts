/** Where the page can be found by everybody: one setting of the build, VITE_PUBLIC_ADDRESS; '' where it is not known. */
export const PUBLIC_ADDRESS: string = import.meta.env?.VITE_PUBLIC_ADDRESS ?? '';

/** Whether a text is the address of a page that a link could be put behind. */
export function isPageAddress(text: string): boolean {
  try {
    const { protocol, hash, username } = new URL(text);
    return ['http:', 'https:', 'file:'].includes(protocol) && hash === '' && username === '';
  } catch {
    return false;
  }
}

/** Whether nobody else can open the address: this computer's own names, and files. */
export function isOwnAddress(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'file:' || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0|)$/.test(hostname)
  );
}
