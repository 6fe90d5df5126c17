// WebSocket through the proxy, with the npm package ws on both ends: every kind of frame, whole and
// in fragments, at the lengths where its encoding changes, pings, close codes, compression.
//
//   node websocket.mjs serve PORT
//   node websocket.mjs ask URL...
import { createRequire } from 'node:module';
import { randomBytes } from 'node:crypto';

const { WebSocket, WebSocketServer } = createRequire(process.env.NODE_MODULES + '/')('ws');
const [mode, ...rest] = process.argv.slice(2);
const LENGTHS = [0, 1, 125, 126, 127, 65535, 65536, 65537, 1 << 20];

function serve(port) {
  const server = new WebSocketServer({ host: '127.0.0.1', port, perMessageDeflate: true });
  server.on('connection', (socket, request) => {
    if (request.url === '/leave') {
      socket.close(1001, 'going away');
    }
    socket.on('message', (data, binary) => socket.send(data, { binary }));
  });
}

function opened(url, options) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      rejectUnauthorized: false, perMessageDeflate: false, ...options,
    });
    socket.once('open', () => resolve(socket));
    socket.once('error', reject);
  });
}

function next(socket) {
  return new Promise((resolve, reject) => {
    const leave = (code) => reject(new Error('closed ' + code));
    socket.once('close', leave);
    socket.once('message', (data, binary) => {
      socket.off('close', leave);
      resolve({ data, binary });
    });
  });
}

function closed(socket) {
  return new Promise((resolve) => {
    socket.once('close', (code, reason) => resolve(code + ' ' + reason));
  });
}

function equal(got, wanted, what) {
  if (got !== wanted) {
    throw new Error(`${what}: got ${got}, wanted ${wanted}`);
  }
}

async function echoes(socket, data, binary, what) {
  const answer = next(socket);
  socket.send(data, { binary });
  const got = await answer;
  equal(got.binary, binary, what + ', kind');
  equal(Buffer.compare(got.data, Buffer.from(data)), 0, what);
}

const CASES = {
  async 'text and binary of every length'(url) {
    const socket = await opened(url);
    for (const length of LENGTHS) {
      await echoes(socket, randomBytes(length), true, 'binary ' + length);
      await echoes(socket, 'é'.repeat(length / 2), false, 'text ' + length);
    }
    socket.close();
  },
  async 'compressed'(url) {
    const socket = await opened(url, { perMessageDeflate: true });
    equal(socket.extensions.includes('permessage-deflate'), true, 'extension');
    for (const length of LENGTHS) {
      await echoes(socket, 'a'.repeat(length), false, 'text ' + length);
    }
    socket.close();
  },
  async 'fragments, with a ping between them'(url) {
    const socket = await opened(url);
    const pong = new Promise((resolve) => socket.once('pong', (data) => resolve(String(data))));
    const answer = next(socket);
    socket.send('frag', { fin: false });
    socket.send('', { fin: false });
    socket.ping('between');
    socket.send('ments', { fin: true });
    equal(String((await answer).data), 'fragments', 'fragments');
    equal(await pong, 'between', 'pong');
    socket.close();
  },
  async 'pings of every length'(url) {
    const socket = await opened(url);
    for (const length of [0, 1, 125]) {
      const pong = new Promise((resolve) => socket.once('pong', resolve));
      const payload = randomBytes(length);
      socket.ping(payload);
      equal(Buffer.compare(await pong, payload), 0, 'pong ' + length);
    }
    socket.close();
  },
  async 'an unasked pong is no harm'(url) {
    const socket = await opened(url);
    socket.pong('unasked');
    await echoes(socket, 'still here', false, 'after a pong');
    socket.close();
  },
  async 'a thousand messages without waiting come back in order'(url) {
    const socket = await opened(url);
    const all = new Promise((resolve, reject) => {
      let count = 0;
      socket.on('message', (data) => {
        if (String(data) !== 'message ' + count) {
          reject(new Error('out of order: ' + data));
        }
        count += 1;
        if (count === 1000) {
          resolve();
        }
      });
    });
    for (let i = 0; i < 1000; i += 1) {
      socket.send('message ' + i);
    }
    await all;
    socket.close();
  },
  async 'close codes'(url) {
    for (const code of [1000, 1001, 1011, 3000, 4999]) {
      const socket = await opened(url);
      const end = closed(socket);
      socket.close(code, 'reason ' + code);
      equal(await end, `${code} reason ${code}`, 'close');
    }
  },
  async 'the server leaves'(url) {
    const socket = await opened(url + '/leave');
    equal(await closed(socket), '1001 going away', 'close');
  },
  async 'fifty at once'(url) {
    const sockets = await Promise.all(Array.from({ length: 50 }, () => opened(url)));
    await Promise.all(sockets.map((s, i) => echoes(s, randomBytes(9999), true, 'socket ' + i)));
    sockets.forEach((socket) => socket.close());
  },
};

async function ask(urls) {
  let failed = 0;
  for (const url of urls) {
    for (const [name, run] of Object.entries(CASES)) {
      try {
        let timer;
        const late = new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error('took over 20 s')), 20_000);
        });
        await Promise.race([run(url), late]);
        clearTimeout(timer);
        console.log(`ok      ${url} ${name}`);
      } catch (error) {
        failed += 1;
        console.log(`FAILED  ${url} ${name}: ${error.message}`);
      }
    }
  }
  process.exit(failed === 0 ? 0 : 1);
}

if (mode === 'serve') {
  serve(Number(rest[0]));
} else {
  await ask(rest);
}
