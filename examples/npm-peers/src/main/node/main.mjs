// Answers requests, one line of JSON each, until its input ends:
//   {"id": 7, "operation": "verifyCredential", "arguments": {…}}
//   {"id": 7, "result": {…}}  or  {"id": 7, "error": "…"}
// Started as: node main.mjs FOLDER-OF-CONTEXTS
import {createInterface} from 'node:readline';
import {readFileSync} from 'node:fs';
import * as keys from './keys.mjs';
import * as queries from './queries.mjs';
import * as sdjwt from './sdjwt.mjs';
import * as tokens from './tokens.mjs';
import {documents} from './documents.mjs';
import {pinned} from './pinned.mjs';

const operations = {
  versions, time, ...keys, ...documents(pinned(process.argv[2])), ...tokens, ...sdjwt, ...queries
};

for await (const line of createInterface({input: process.stdin})) {
  process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + '\n');
}

async function answer({id, operation, arguments: given}) {
  try {
    return {id, result: await operations[operation](given)};
  } catch(e) {
    return {id, error: String(e.stack)};
  }
}

// what runs here, as installed
function versions() {
  const {dependencies} = JSON.parse(readFileSync(new URL('package.json', import.meta.url)));
  const installed = {node: process.versions.node};
  for(const name of Object.keys(dependencies)) {
    const file = new URL(`node_modules/${name}/package.json`, import.meta.url);
    installed[name] = JSON.parse(readFileSync(file)).version;
  }
  return installed;
}

// Runs an operation `count` times. The CPU time is that of the process, since signatures are made
// in threads beside the one that runs this.
async function time({operation, arguments: given, count}) {
  const run = operations[operation];
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  let last;
  for(let i = 0; i < count; i++) {
    last = await run(given);
  }
  const wall = Number(process.hrtime.bigint() - start);
  const {user, system} = process.cpuUsage(cpu);
  return {
    last,
    wallNanos: Math.round(wall / count),
    cpuNanos: Math.round((user + system) * 1000 / count)
  };
}
