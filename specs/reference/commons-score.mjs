// commons-score/1, from specs/commons-score.md alone. Node 18 or later, nothing else.
//
//   node commons-score.mjs FILE           one result a line for each case of a file
//   node commons-score.mjs --lines [FILE] cases as lines of JSON, one result a line
//   node commons-score.mjs --digest FILE  the same, and only the SHA-256 of all lines
//   node commons-score.mjs --inputs FILE  the digest of an object of inputs
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const U = 1_000_000n;
const SAFE = 9_007_199_254_740_991n;

export function isqrt(a) {
  if (a < 2n) return a;
  let guess = 1n << BigInt((a.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (guess + a / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}

export const ceilsqrt = (a) => (a === 0n ? 0n : isqrt(a - 1n) + 1n);

const roundedUp = (a, b) => (a + b - 1n) / b;

function weight(policy, T, statement, k) {
  const { plateau, fadeEnd, repeat } = policy;
  const age = T - statement.month;
  const fade =
    age <= plateau ? U
    : age >= fadeEnd ? 0n
    : (U * BigInt(fadeEnd - age)) / BigInt(fadeEnd - plateau);
  const repeated = (fade * BigInt(repeat[Math.min(k, repeat.length) - 1])) / U;
  return (repeated * BigInt(policy.assurance[statement.assurance])) / U;
}

const has = (object, name) => Object.prototype.hasOwnProperty.call(object, name);

function refusal(policy, T, statement) {
  if (statement.month > T) return 'EVIDENCE_MONTH_AHEAD';
  if (!has(policy.assurance, statement.assurance)) return 'EVIDENCE_ASSURANCE_UNKNOWN';
  if (!has(policy.scales, statement.platform)) return 'EVIDENCE_PLATFORM_UNKNOWN';
  const steps = policy.scales[statement.platform].x.length;
  return statement.buckets.every((b) => b.h.length === steps) ? null : 'EVIDENCE_SCALE_MISMATCH';
}

export function evaluate({ policy, statements, month: T, withheld = {} }) {
  const sums = new Map();
  for (const name of Object.keys(policy.scales)) {
    sums.set(name, { W: 0n, X: 0n, Q: 0n, shown: 0n });
  }
  let ratings = 0n;
  let firstRatings = 0n;
  const refused = [];
  statements.forEach((statement, index) => {
    const reason = refusal(policy, T, statement);
    if (reason) {
      refused.push({ index, reason });
      return;
    }
    const scale = policy.scales[statement.platform];
    const sum = sums.get(statement.platform);
    for (const { k, h } of statement.buckets) {
      const w = weight(policy, T, statement, k);
      const n = h.reduce((total, count) => total + BigInt(count), 0n);
      const x = h.reduce((total, count, j) => total + BigInt(count) * BigInt(scale.x[j]), 0n);
      sum.shown += w * n;
      sum.W += w * n;
      sum.X += w * x;
      sum.Q += w * n * BigInt(scale.v);
      if (w > 0n) {
        ratings += n;
        if (k === 1) firstRatings += n;
      }
    }
  });
  for (const [name, count] of Object.entries(withheld)) {
    const sum = sums.get(name);
    sum.W += BigInt(count) * U;
    sum.Q += BigInt(count) * U * BigInt(policy.withheldVariance);
  }
  const prior = BigInt(policy.priorWeight) * U;
  let W = prior;
  let X = prior * BigInt(policy.priorMean);
  let Q = prior * BigInt(policy.priorVariance);
  let platforms = 0;
  for (const [name, sum] of sums) {
    const { ceiling } = policy.scales[name];
    const most = ceiling === null ? null : BigInt(ceiling) * U;
    if (most !== null && sum.W > most) {
      X += (sum.X * most) / sum.W;
      Q += (sum.Q * most) / sum.W;
      W += most;
    } else {
      X += sum.X;
      Q += sum.Q;
      W += sum.W;
    }
    if (sum.shown > 0n) platforms += 1;
  }
  const z = BigInt(policy.z100);
  const D = roundedUp(z * z * Q * U * U * W, 10_000n * (W + U));
  const y = ceilsqrt(D);
  return {
    mean: X / W,
    lower: X > y ? (X - y) / W : 0n,
    weight: W - prior,
    ratings,
    firstRatings,
    platforms,
    refused,
  };
}

const number = (value) => (BigInt(value) <= SAFE ? String(value) : `"${value}"`);

export function line(result) {
  const members = ['mean', 'lower', 'weight', 'ratings', 'firstRatings', 'platforms'];
  const numbers = members.map((name) => `"${name}":${number(result[name])}`).join(',');
  const refused = result.refused.map(({ index, reason }) => `"${index} ${reason}"`).join(',');
  return `{${numbers}${refused ? `,"refused":[${refused}]` : ''}}`;
}

// RFC 8785 for what occurs here: strings, whole numbers, booleans, arrays, objects
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

export const digest = (value) =>
  `sha256-${createHash('sha256').update(canonical(value)).digest('base64url')}`;

async function lines(input, each) {
  for await (const text of createInterface({ input, crlfDelay: Infinity })) {
    if (text) each(line(evaluate(JSON.parse(text))));
  }
}

async function main([first, second]) {
  const source = (file) => (file ? createReadStream(file) : process.stdin);
  if (first === '--inputs') {
    console.log(digest(JSON.parse(readFileSync(second, 'utf8'))));
  } else if (first === '--lines') {
    await lines(source(second), (text) => process.stdout.write(`${text}\n`));
  } else if (first === '--digest') {
    const hash = createHash('sha256');
    let count = 0;
    await lines(source(second), (text) => {
      hash.update(`${text}\n`);
      count += 1;
    });
    console.log(`${count} ${hash.digest('hex')}`);
  } else {
    const document = JSON.parse(readFileSync(first, 'utf8'));
    for (const one of document.cases ?? [document]) console.log(line(evaluate(one)));
  }
}

if (process.argv[1]?.endsWith('commons-score.mjs')) await main(process.argv.slice(2));
