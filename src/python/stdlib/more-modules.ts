/** The modules written in Python that a program may use besides. */
import libFuture from './__future__.py?raw';
import libNetwork from './_network.py?raw';
import libAbc from './abc.py?raw';
import asyncioProtocols from './asyncio/protocols.py?raw';
import asyncioSelectorEvents from './asyncio/selector_events.py?raw';
import asyncioStreams from './asyncio/streams.py?raw';
import asyncioTransports from './asyncio/transports.py?raw';
import libBisect from './bisect.py?raw';
import libCollections from './collections/__init__.py?raw';
import libCollectionsAbc from './collections/abc.py?raw';
import libCollectionsWrappers from './collections/wrappers.py?raw';
import libContextlib from './contextlib.py?raw';
import libCopy from './copy.py?raw';
import libDataclasses from './dataclasses.py?raw';
import libDatetime from './datetime.py?raw';
import libDatetimeSpans from './datetime_spans.py?raw';
import libEnum from './enum.py?raw';
import libFunctools from './functools.py?raw';
import libHeapq from './heapq.py?raw';
import libInspect from './inspect.py?raw';
import libIo from './io.py?raw';
import libItertools from './itertools/itertools.py?raw';
import libJson from './json.py?raw';
import libKeyword from './keyword.py?raw';
import { type NamedModule, python } from './library-module';
import libLogging from './logging.py?raw';
import libReprlib from './reprlib.py?raw';
import libStatistics from './statistics.py?raw';
import libString from './string.py?raw';
import libTextwrap from './textwrap.py?raw';
import libTraceback from './traceback.py?raw';
import libTypes from './types.py?raw';
import libTyping from './typing.py?raw';
import libWarnings from './warnings.py?raw';

export const MORE_MODULES: readonly NamedModule[] = [
  ['collections', { isPackage: true, source: libCollections }],
  ['collections._wrappers', python(libCollectionsWrappers)],
  ['collections.abc', python(libCollectionsAbc)],
  ['_network', python(libNetwork)],
  ['asyncio.protocols', python(asyncioProtocols)],
  ['asyncio.selector_events', python(asyncioSelectorEvents)],
  ['asyncio.streams', python(asyncioStreams)],
  ['asyncio.transports', python(asyncioTransports)],
  ['itertools', python(libItertools)],
  ['__future__', python(libFuture)],
  ['abc', python(libAbc)],
  ['bisect', python(libBisect)],
  ['contextlib', python(libContextlib)],
  ['copy', python(libCopy)],
  ['dataclasses', python(libDataclasses)],
  ['enum', python(libEnum)],
  ['functools', python(libFunctools)],
  ['heapq', python(libHeapq)],
  ['inspect', python(libInspect)],
  ['io', python(libIo)],
  ['keyword', python(libKeyword)],
  ['reprlib', python(libReprlib)],
  ['string', python(libString)],
  ['traceback', python(libTraceback)],
  ['types', python(libTypes)],
  ['typing', python(libTyping)],
  ['warnings', python(libWarnings)],
  ['json', python(libJson)],
  ['logging', python(libLogging)],
  ['_datetime_spans', python(libDatetimeSpans)],
  ['datetime', python(libDatetime)],
  ['statistics', python(libStatistics)],
  ['textwrap', python(libTextwrap)],
];
