/** Hands a file to the browser, which saves it or asks where. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  // The click has begun the download by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
