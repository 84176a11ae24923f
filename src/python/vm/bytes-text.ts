/** Bytes as text of one character a byte (Latin-1) and back: the form in which they share the algorithms of str. */

const CHUNK = 8192;

export function toLatin(data: Uint8Array): string {
  if (data.length <= CHUNK) return String.fromCharCode.apply(null, data as unknown as number[]);
  let text = '';
  for (let i = 0; i < data.length; i += CHUNK) {
    text += String.fromCharCode.apply(null, data.subarray(i, i + CHUNK) as unknown as number[]);
  }
  return text;
}

/** The caller knows that every character is below 256. */
export function fromLatin(text: string): Uint8Array {
  const data = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) data[i] = text.charCodeAt(i);
  return data;
}
