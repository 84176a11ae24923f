/** Whether a fragment wants to be read as a link; what reads one is loaded only then. */
export function isLinkFragment(fragment: string): boolean {
  return /^#(i\d+=|code=)/.test(fragment);
}
