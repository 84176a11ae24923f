/**
 * Links as text: `#i1=` and, in base64url, four bytes that check the rest, which is a head (JSON, one line) and the
 * program, deflated with a dictionary. The digit names all of that for ever: links that exist must open. What is read
 * comes from anybody, so there is a limit before each step, and the answer to a bad one is a sentence, no exception.
 */
import { deflateSync, Inflate } from 'fflate';
import * as v from 'valibot';
import { DICTIONARY_1 } from './dictionary';
import { type Head, headSchema, type Link, linkOf, type Opened, rowOfPlace } from './link';
import { differenceOf } from './options';
import { readPlain } from './plain';
import { sealed, unsealed } from './sealed';

/** Characters of a fragment; longer ones are not even looked at. */
export const FRAGMENT_MAX = 16_384;
/** Bytes that a link may unfold to. */
export const TEXT_BYTES_MAX = 65_536;
/** So few bytes are inflated before the limit is looked at again. */
const PIECE_BYTES = 256;

const refuse = (message: string): Opened => ({ ok: false, message });

const TOO_LONG = "This link can't be opened: it holds more than a link may.";
const DAMAGED = "This link can't be opened: it is incomplete or damaged.";
const FOREIGN = "This link can't be opened: it asks for something that this page doesn't know.";
const NEWER = "This link can't be opened: it was made by a newer Interleave.";

/** The fragment for a link, '#' included; null if it would be longer than a link may be. */
export function writeLink(link: Link): string | null {
  const head: v.InferInput<typeof headSchema> = {};
  const options = differenceOf(link.options);
  if (Object.keys(options).length > 0) head.options = options;
  if (link.beside !== undefined) head.beside = link.beside.map(differenceOf);
  if (link.at !== undefined) head.at = rowOfPlace(link.at);
  if (link.view !== undefined) head.view = { ...link.view, panes: link.view.panes?.slice() };
  if (link.notes !== undefined) head.notes = link.notes.map(({ at, text }) => [rowOfPlace(at), text]);
  if (link.hash !== undefined) head.hash = link.hash;
  // What this page could not read itself must not go out.
  if (!v.is(headSchema, head)) return null;
  const text = new TextEncoder().encode(`${JSON.stringify(head)}\n${link.source}`);
  if (text.length > TEXT_BYTES_MAX) return null;
  const packed = deflateSync(text, { level: 9, mem: 4, dictionary: dictionary() });
  const fragment = sealed(packed);
  return fragment.length > FRAGMENT_MAX ? null : fragment;
}

/** Reads a fragment, '#' included: `#i1=…` or, as people write it, `#code=…`. */
export function readLink(fragment: string): Opened {
  if (fragment.length > FRAGMENT_MAX) return refuse(TOO_LONG);
  if (fragment.startsWith('#code=')) return readPlain(fragment) ?? refuse(FOREIGN);
  const version = /^#i(\d+)=/.exec(fragment)?.[1];
  if (version === undefined) return refuse(DAMAGED);
  if (version !== '1') return refuse(NEWER);
  const packed = unsealed(fragment);
  const text = packed === null ? null : inflate(packed);
  if (text === 'too long') return refuse(TOO_LONG);
  return text === null ? refuse(DAMAGED) : readText(text);
}

function readText(bytes: Uint8Array): Opened {
  let text: string;
  let head: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    head = JSON.parse(text.slice(0, text.indexOf('\n')));
  } catch {
    return refuse(DAMAGED);
  }
  const parsed = v.safeParse(headSchema, head);
  if (!parsed.success || Array.isArray(head)) return refuse(FOREIGN);
  return { ok: true, link: linkOf(parsed.output as Head, text.slice(text.indexOf('\n') + 1)) };
}

/** Inflates piece by piece, so that a small link can't fill the memory. */
function inflate(packed: Uint8Array): Uint8Array | 'too long' | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const stream = new Inflate({ dictionary: dictionary() }, (piece) => {
    length += piece.length;
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE_BYTES) {
      const end = Math.min(packed.length, at + PIECE_BYTES);
      stream.push(packed.subarray(at, end), end === packed.length);
      if (length > TEXT_BYTES_MAX) return 'too long';
    }
  } catch {
    return null;
  }
  const text = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    text.set(piece, at);
    at += piece.length;
  }
  return text;
}

/** The dictionary as bytes; cheap enough to make for each link. */
const dictionary = (): Uint8Array => new TextEncoder().encode(DICTIONARY_1);
