import { expect, test } from 'vitest';
import { runToEnd } from '../../engine/run-to-end';
import { DEFAULT_RUN_OPTIONS, type WorldSettings } from '../../events/run';

function output(source: string, world?: WorldSettings, seed = 0): string[] {
  const { stdout, stderr, end } = runToEnd(source, { ...DEFAULT_RUN_OPTIONS, script: true, world, seed });
  expect({ stderr, message: end.message }).toEqual({ stderr: '', message: '' });
  return stdout.trimEnd().split('\n');
}

const AIOHTTP = `
import aiohttp, asyncio, time
async def fetch(session, url, **options):
    async with session.get(url, **options) as response:
        await response.read()
        return response.status
`;

test('Requests of several tasks overlap, and each waits as long as its host takes', () => {
  const [statuses, together, apart] = output(`${AIOHTTP}
async def main():
    async with aiohttp.ClientSession() as session:
        begun = time.monotonic()
        print(await asyncio.gather(*(fetch(session, f'https://httpbin.org/delay/{n}') for n in (2, 1, 2))))
        print(round(time.monotonic() - begun))
        begun = time.monotonic()
        for n in (1, 1):
            await fetch(session, f'https://httpbin.org/delay/{n}')
        print(round(time.monotonic() - begun))
asyncio.run(main())`);
  expect(statuses).toBe('[200, 200, 200]');
  expect(together).toBe('2');
  expect(apart).toBe('2');
});

test("A connector's limit makes requests wait for each other", () => {
  expect(
    output(`${AIOHTTP}
async def main():
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session:
        begun = time.monotonic()
        await asyncio.gather(*(fetch(session, 'https://httpbin.org/delay/1') for _ in range(4)))
        print(round(time.monotonic() - begun))
asyncio.run(main())`),
  ).toEqual(['2']);
});

test('Parameters, headers, forms and JSON arrive as they were sent', () => {
  expect(
    output(`${AIOHTTP}
async def main():
    async with aiohttp.ClientSession(headers={'X-All': 'yes'}) as session:
        async with session.get('https://httpbin.org/get', params={'q': 'a b', 'n': 1}, headers={'X-One': 'ö'.encode().hex()}) as response:
            told = await response.json()
            print(told['args'], told['headers']['X-All'], told['headers']['X-One'], told['url'])
        async with session.post('https://httpbin.org/post', json={'k': [1, None]}) as response:
            print((await response.json())['json'], response.content_type)
        async with session.post('https://httpbin.org/post', data={'k': 'v w'}) as response:
            print((await response.json())['form'])
        async with session.get('https://jsonplaceholder.typicode.com/posts/11/comments') as response:
            print([(one['postId'], one['id']) for one in await response.json()][:2])
asyncio.run(main())`),
  ).toEqual([
    "{'q': 'a b', 'n': '1'} yes c3b6 https://httpbin.org/get?q=a+b&n=1",
    "{'k': [1, None]} application/json",
    "{'k': 'v w'}",
    '[(11, 51), (11, 52)]',
  ]);
});

test('What goes wrong has the names and texts that the packages document', () => {
  expect(
    output(`${AIOHTTP}
async def main():
    async with aiohttp.ClientSession() as session:
        for url, options in (
            ('https://httpbin.org/delay/5', {'timeout': aiohttp.ClientTimeout(total=1)}),
            ('http://nowhere.invalid/', {}),
            ('http://localhost:9/', {}),
            ('https://httpbin.org/status/404', {'raise_for_status': True}),
            ('nonsense', {}),
        ):
            try:
                await fetch(session, url, **options)
            except (aiohttp.ClientError, TimeoutError) as error:
                print(type(error).__name__, error)
    try:
        await session.get('https://example.com/')
    except RuntimeError as error:
        print(error)
asyncio.run(main())`),
  ).toEqual([
    'TimeoutError ',
    'ClientConnectorDNSError Cannot connect to host nowhere.invalid:80 ssl:default [Name or service not known]',
    "ClientConnectorError Cannot connect to host localhost:9 ssl:default [Connect call failed ('127.0.0.1', 9)]",
    "ClientResponseError 404, message='Not Found', url='https://httpbin.org/status/404'",
    'InvalidURL nonsense',
    'Session is closed',
  ]);
});

test('A blocking client stops the whole loop', () => {
  expect(
    output(`
import asyncio, requests, time
async def heartbeat():
    for _ in range(3):
        print(f'{time.monotonic():.1f}')
        await asyncio.sleep(0.1)
async def blocks():
    print(requests.get('https://httpbin.org/delay/2').status_code)
async def main():
    await asyncio.gather(heartbeat(), blocks())
asyncio.run(main())`),
  ).toEqual(['0.0', '200', '2.1', '2.2']);
});

test('requests, urllib and httpx read what hosts answer', () => {
  expect(
    output(`
import asyncio, json, httpx, requests, urllib.error, urllib.request
print(requests.get('https://httpbin.org/get', params={'q': [1, 2]}).json()['args'])
try:
    requests.get('https://httpbin.org/status/503').raise_for_status()
except requests.HTTPError as error:
    print(error)
try:
    requests.get('https://httpbin.org/delay/3', timeout=1)
except requests.exceptions.ReadTimeout as error:
    print(error)
with urllib.request.urlopen('https://httpbin.org/json') as answer:
    print(answer.status, json.load(answer)['slideshow']['title'])
try:
    urllib.request.urlopen('https://httpbin.org/status/404')
except urllib.error.HTTPError as error:
    print(error)
print(httpx.get('https://httpbin.org/redirect/1', follow_redirects=True).url)
async def main():
    async with httpx.AsyncClient() as client:
        try:
            await client.get('https://httpbin.org/delay/9')
        except httpx.ReadTimeout as error:
            print(type(error).__name__)
        async with client.stream('GET', 'https://httpbin.org/bytes/50000') as response:
            print(sum([len(data) async for data in response.aiter_bytes()]))
asyncio.run(main())`),
  ).toEqual([
    "{'q': ['1', '2']}",
    '503 Server Error: Service Unavailable for url: https://httpbin.org/status/503',
    "HTTPSConnectionPool(host='httpbin.org', port=443): Read timed out. (read timeout=1)",
    '200 Sample Slide Show',
    'HTTP Error 404: NOT FOUND',
    'https://httpbin.org/get',
    'ReadTimeout',
    '50000',
  ]);
});

test('Streams reach hosts outside too, and clients reach servers of the program', () => {
  expect(
    output(`
import aiohttp, asyncio
async def serve(reader, writer):
    request = await reader.readuntil(b'\\r\\n\\r\\n')
    print(request.split(b'\\r\\n')[0])
    writer.write(b'HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n5\\r\\nhello\\r\\n0\\r\\n\\r\\n')
    await writer.drain()
    writer.close()
async def main():
    reader, writer = await asyncio.open_connection('example.com', 80)
    writer.write(b'HEAD / HTTP/1.0\\r\\nHost: example.com\\r\\n\\r\\n')
    print(await reader.readline())
    writer.close()
    server = await asyncio.start_server(serve, 'localhost', 8080)
    async with aiohttp.ClientSession() as session:
        async with session.get('http://localhost:8080/page?x=1') as response:
            print(await response.text())
    server.close()
asyncio.run(main())`),
  ).toEqual(["b'HTTP/1.1 200 OK\\r\\n'", "b'GET /page?x=1 HTTP/1.1'", 'hello']);
});

const TIMES = `
import time, requests
for url in ('https://shop.example/price', 'https://shop.example/other', 'http://down.example:7000/'):
    begun = time.monotonic()
    try:
        answer = requests.get(url)
        print(answer.status_code, answer.text, round(time.monotonic() - begun, 3))
    except requests.ConnectionError as error:
        print('failed')
`;

test('Settings define hosts, their answers, distances and faults', () => {
  const world: WorldSettings = {
    hosts: {
      'shop.example': {
        latencyMs: 10,
        thinkMs: 100,
        paths: { '/price': { json: { price: 5 }, delayMs: 30 }, '/other': { status: 500, body: 'no' } },
      },
      'down.example': { down: true },
    },
  };
  expect(output(TIMES, world)).toEqual(
    ['200 {\n  "price": 5\n}\n 0.09', '500 no 0.16', 'failed'].join('\n').split('\n'),
  );
});

test('Latencies hang on the seed and on nothing else', () => {
  const source = `
import requests
print([requests.get(f'https://example.com/{n}').elapsed.total_seconds() for n in range(3)])`;
  expect(output(source)).toEqual(output(source));
  expect(output(source, undefined, 1)).not.toEqual(output(source));
});
