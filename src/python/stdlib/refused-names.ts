/**
 * Names that modules of ours have in CPython and refuse here, with the reason: the module says it when the name is used,
 * and the engine says it by line before the program runs (engine/unsupported.ts).
 */
export const REFUSED_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  asyncio: {
    open_unix_connection: 'there are no Unix sockets here',
    start_unix_server: 'there are no Unix sockets here',
    create_subprocess_exec: 'a page cannot start processes',
    create_subprocess_shell: 'a page cannot start processes',
    subprocess: 'a page cannot start processes',
  },
  aiohttp: {
    web: '`asyncio.start_server` is the server that works here',
    WSMsgType: 'WebSockets are not simulated',
  },
  sys: {
    settrace: 'the page itself traces the program',
    setprofile: 'the page itself traces the program',
    getsizeof: 'its objects have no size in bytes that would be like CPython',
    get_asyncgen_hooks: 'asynchronous generators are closed by the machine itself',
    set_asyncgen_hooks: 'asynchronous generators are closed by the machine itself',
  },
};

/** What is said of such a name; null if it is not refused. */
export function refusalOf(module: string, name: string): string | null {
  const names = REFUSED_NAMES[module];
  if (names === undefined || !Object.hasOwn(names, name)) return null;
  return `\`${module}.${name}\` can't be used in Interleave: ${names[name]!}`;
}
