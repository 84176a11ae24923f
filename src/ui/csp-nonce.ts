/**
 * The nonce a `<style>` element needs under the page's Content-Security-Policy (vite.config.ts puts it into a meta tag).
 * For libraries that make such elements: `EditorView.cspNonce.of(cspNonce())` in CodeMirror.
 */
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
