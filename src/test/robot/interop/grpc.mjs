// gRPC through the proxy, with the npm package @grpc/grpc-js on both ends: the four kinds of call,
// metadata, trailers with a status, deadlines, cancelling, messages of 1 MiB.
//
//   node grpc.mjs serve PORT [KEY CERTIFICATE]
//   node grpc.mjs ask plain|tls PORT [ROOTS]
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const require = createRequire(process.env.NODE_MODULES + '/');
const grpc = require('@grpc/grpc-js');
const proto = require('@grpc/proto-loader').loadSync(
  fileURLToPath(new URL('echo.proto', import.meta.url)), { defaults: true });
const { echo } = grpc.loadPackageDefinition(proto);
const BIG = { 'grpc.max_receive_message_length': 8 << 20 };
const [mode, ...rest] = process.argv.slice(2);

// ---- the server ----

let cancelled = 0;

const calls = {
  Once(call, answer) {
    const trailers = new grpc.Metadata();
    trailers.set('x-trailer', 'behind');
    const head = new grpc.Metadata();
    head.set('x-head', String(call.metadata.get('x-sent')[0] ?? 'none'));
    call.sendMetadata(head);
    answer(null, { ...call.request, count: cancelled }, trailers);
  },
  Many(call) {
    for (let i = 0; i < call.request.count; i += 1) {
      call.write({ text: call.request.text, count: i });
    }
    call.end();
  },
  Gather(call, answer) {
    let text = '';
    let count = 0;
    call.on('data', (words) => {
      text += words.text;
      count += words.data.length;
    });
    call.on('end', () => answer(null, { text, count }));
  },
  Talk(call) {
    call.on('data', (words) => call.write({ text: words.text.toUpperCase() }));
    call.on('end', () => call.end());
  },
  Fail(call, answer) {
    const metadata = new grpc.Metadata();
    metadata.set('x-why', 'because');
    answer({ code: grpc.status.FAILED_PRECONDITION, details: 'no: ünd 100 %', metadata });
  },
  Wait(call) {
    call.on('cancelled', () => { cancelled += 1; });
  },
};

function serve(port, key, certificate) {
  const server = new grpc.Server(BIG);
  server.addService(echo.Echo.service, calls);
  const credentials = key
    ? grpc.ServerCredentials.createSsl(null, [{
      private_key: readFileSync(key), cert_chain: readFileSync(certificate),
    }])
    : grpc.ServerCredentials.createInsecure();
  server.bindAsync('127.0.0.1:' + port, credentials, (error) => {
    if (error) {
      throw error;
    }
  });
}

// ---- the client ----

function equal(got, wanted, what) {
  if (got !== wanted) {
    throw new Error(`${what}: got ${got}, wanted ${wanted}`);
  }
}

function once(client, method, request, metadata = new grpc.Metadata(), options = {}) {
  return new Promise((resolve, reject) => {
    let head;
    let answer;
    const call = client[method](request, metadata, options, (error, value) => {
      if (error) {
        reject(error);
      } else {
        answer = value;
      }
    });
    call.on('metadata', (received) => { head = received; });
    call.on('status', (status) => {
      if (status.code === grpc.status.OK) {
        resolve({ answer, head, trailers: status.metadata });
      }
    });
  });
}

async function failure(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('did not fail');
}

const CASES = {
  async 'unary, with metadata both ways'(client) {
    const sent = new grpc.Metadata();
    sent.set('x-sent', 'before');
    const { answer, head, trailers } = await once(client, 'Once', { text: 'hello' }, sent);
    equal(answer.text, 'hello', 'text');
    equal(head.get('x-head')[0], 'before', 'head');
    equal(trailers.get('x-trailer')[0], 'behind', 'trailers');
  },
  async 'unary, 1 MiB both ways'(client) {
    const data = Buffer.alloc(1 << 20, 7);
    const { answer } = await once(client, 'Once', { data });
    equal(Buffer.compare(answer.data, data), 0, 'data');
  },
  async 'server streaming'(client) {
    const counts = [];
    const call = client.Many({ text: 'x'.repeat(1000), count: 2000 });
    for await (const words of call) {
      counts.push(words.count);
    }
    equal(counts.length, 2000, 'messages');
    equal(counts[1999], 1999, 'order');
  },
  async 'client streaming'(client) {
    const answer = await new Promise((resolve, reject) => {
      const call = client.Gather((error, value) => (error ? reject(error) : resolve(value)));
      for (let i = 0; i < 200; i += 1) {
        call.write({ text: '.', data: Buffer.alloc(10_000) });
      }
      call.end();
    });
    equal(answer.text.length, 200, 'messages');
    equal(answer.count, 2_000_000, 'octets');
  },
  async 'both at once, one answer before the next question'(client) {
    const call = client.Talk();
    const broken = new Promise((_, reject) => call.once('error', reject));
    for (let i = 0; i < 100; i += 1) {
      const answer = new Promise((resolve) => call.once('data', resolve));
      call.write({ text: 'word ' + i });
      equal((await Promise.race([answer, broken])).text, 'WORD ' + i, 'talk');
    }
    const end = new Promise((resolve) => call.once('status', resolve));
    call.end();
    call.resume();
    equal((await end).code, grpc.status.OK, 'status');
  },
  async 'a status with details and metadata'(client) {
    const error = await failure(once(client, 'Fail', {}));
    equal(error.code, grpc.status.FAILED_PRECONDITION, 'code');
    equal(error.details, 'no: ünd 100 %', 'details');
    equal(error.metadata.get('x-why')[0], 'because', 'metadata');
  },
  async 'a deadline'(client) {
    const error = await failure(
      once(client, 'Wait', {}, new grpc.Metadata(), { deadline: Date.now() + 300 }));
    equal(error.code, grpc.status.DEADLINE_EXCEEDED, 'code');
  },
  async 'a cancelled call is cancelled at the server'(client) {
    const before = (await once(client, 'Once', {})).answer.count;
    const call = client.Wait({}, () => {});
    await new Promise((resolve) => setTimeout(resolve, 200));
    call.cancel();
    let after = before;
    for (let i = 0; i < 50 && after === before; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      after = (await once(client, 'Once', {})).answer.count;
    }
    equal(after, before + 1, 'cancelled');
  },
  async 'two hundred calls at once'(client) {
    const all = Array.from({ length: 200 }, (_, i) => once(client, 'Once', { text: 'n' + i }));
    (await Promise.all(all)).forEach(({ answer }, i) => equal(answer.text, 'n' + i, 'text'));
  },
};

async function ask(how, port, roots) {
  const credentials = how === 'tls'
    ? grpc.credentials.createSsl(readFileSync(roots))
    : grpc.credentials.createInsecure();
  const client = new echo.Echo('localhost:' + port, credentials, BIG);
  let failed = 0;
  for (const [name, run] of Object.entries(CASES)) {
    try {
      let timer;
      const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(new Error('took over 20 s')), 20_000);
      });
      await Promise.race([run(client), late]);
      clearTimeout(timer);
      console.log(`ok      ${how} ${port} ${name}`);
    } catch (error) {
      failed += 1;
      console.log(`FAILED  ${how} ${port} ${name}: ${error.message}`);
    }
  }
  client.close();
  process.exit(failed === 0 ? 0 : 1);
}

if (mode === 'serve') {
  serve(...rest);
} else {
  await ask(...rest);
}
