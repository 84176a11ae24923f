/** `repr` of bytes and bytearray. */

/** `repr(bytes)`. */
export function bytesRepr(data: Uint8Array): string {
  const quote = quoteFor(data);
  return `b${quote}${escapeBytes(data, quote.charCodeAt(0))}${quote}`;
}

/** `repr(bytearray)`; single quotes are escaped here even between double ones. */
export function bytearrayRepr(data: Uint8Array, typeName = 'bytearray'): string {
  const quote = quoteFor(data);
  return `${typeName}(b${quote}${escapeBytes(data, 39)}${quote})`;
}

function quoteFor(data: Uint8Array): string {
  return data.includes(39) && !data.includes(34) ? '"' : "'";
}

function escapeBytes(data: Uint8Array, quote: number): string {
  let text = '';
  for (const byte of data) {
    if (byte === quote || byte === 92) text += `\\${String.fromCharCode(byte)}`;
    else if (byte === 9) text += '\\t';
    else if (byte === 10) text += '\\n';
    else if (byte === 13) text += '\\r';
    else if (byte < 32 || byte >= 127) text += `\\x${byte.toString(16).padStart(2, '0')}`;
    else text += String.fromCharCode(byte);
  }
  return text;
}
