/** The outside of a link of version 1: `#i1=`, then four bytes that check the rest, and the rest, in base64url. */
import { TextHash } from '../base/text-hash';
import { fromBase64url, toBase64url } from './base64url';

const PREFIX = '#i1=';
const CHECK_BYTES = 4;

/** The fragment that holds these bytes. */
export function sealed(content: Uint8Array): string {
  const bytes = new Uint8Array(CHECK_BYTES + content.length);
  new DataView(bytes.buffer).setUint32(0, new TextHash().bytes(content).uint32);
  bytes.set(content, CHECK_BYTES);
  return PREFIX + toBase64url(bytes);
}

/** The bytes in a fragment; null if they are not what was put into it. */
export function unsealed(fragment: string): Uint8Array | null {
  // Mail and chat programs take the full stop or bracket after an address for a part of it.
  const bytes = fromBase64url(fragment.slice(PREFIX.length).replace(/[^\w-]+$/, ''));
  if (bytes === null || bytes.length <= CHECK_BYTES) return null;
  const content = bytes.subarray(CHECK_BYTES);
  const check = new DataView(bytes.buffer).getUint32(0);
  return new TextHash().bytes(content).uint32 === check ? content : null;
}
