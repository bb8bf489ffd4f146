// Does every sum of an explanation again, from its constants and counts, and says where it differs.
//   node explanation.mjs FILE
import { readFileSync } from 'node:fs';
import { ceilsqrt } from './commons-score.mjs';

const U = 1_000_000n;
const doc = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const c = doc.constants;
let wrong = 0;

function same(where, printed, computed) {
  if (BigInt(printed) === BigInt(computed)) return;
  console.log(`${where}: printed ${printed}, but it is ${computed}`);
  wrong += 1;
}

function fade(age) {
  if (age <= c.plateauMonths) return U;
  if (age >= c.fadeEndMonths) return 0n;
  return (U * BigInt(c.fadeEndMonths - age)) / BigInt(c.fadeEndMonths - c.plateauMonths);
}

const sums = (where, printed, W, X, Q) => {
  same(`${where} weight`, printed.weight, W);
  same(`${where} value`, printed.value, X);
  same(`${where} variance`, printed.variance, Q);
};

const prior = BigInt(c.priorWeight) * U;
const all = { W: prior, X: prior * BigInt(c.priorMean), Q: prior * BigInt(c.priorVariance) };
const counts = { ratings: 0, firstRatings: 0, platforms: 0, withheld: 0 };
sums('prior', doc.prior, all.W, all.X, all.Q);
for (const p of doc.platforms) {
  let [W, X] = [0n, 0n];
  for (const cell of p.cells) {
    const where = `${p.platform} ${cell.month} k ${cell.k}`;
    const faded = fade(doc.month - cell.month);
    const repeat = BigInt(c.repeatRater[Math.min(cell.k, c.repeatRater.length) - 1]);
    const w = (((faded * repeat) / U) * BigInt(c.assurance[cell.assurance])) / U;
    const n = cell.h.reduce((total, count) => total + count, 0);
    const x = cell.h.reduce((total, count, j) => total + BigInt(count) * BigInt(p.table[j]), 0n);
    same(`${where} fade`, cell.fade, faded);
    same(`${where} weight`, cell.weight, w);
    same(`${where} adds weight`, cell.addsWeight, w * BigInt(n));
    same(`${where} adds value`, cell.addsValue, w * x);
    W += w * BigInt(n);
    X += w * x;
    if (w > 0n) counts.ratings += n;
    if (w > 0n && cell.k === 1) counts.firstRatings += n;
  }
  same(`${p.platform} shown`, p.shown, W);
  if (W > 0n) counts.platforms += 1;
  counts.withheld += p.withheld;
  const hidden = BigInt(p.withheld) * U;
  let Q = W * BigInt(p.variance) + hidden * BigInt(c.withheldVariance);
  W += hidden;
  sums(`${p.platform} open`, p.open, W, X, Q);
  const most = p.ceiling === null ? W : BigInt(p.ceiling) * U;
  if (W > most) [X, Q, W] = [(X * most) / W, (Q * most) / W, most];
  sums(`${p.platform} counted`, p.counted, W, X, Q);
  [all.W, all.X, all.Q] = [all.W + W, all.X + X, all.Q + Q];
}
sums('total', doc.total, all.W, all.X, all.Q);
const [top, bottom] = [BigInt(c.z100) ** 2n * all.Q * U * U * all.W, 10_000n * (all.W + U)];
const y = ceilsqrt((top + bottom - 1n) / bottom);
same('margin', doc.margin, y);
same('mean', doc.score.mean, all.X / all.W);
same('lower', doc.score.lower, all.X > y ? (all.X - y) / all.W : 0n);
same('effective weight', doc.score.effectiveWeight, all.W - prior);
for (const [name, count] of Object.entries(counts)) same(name, doc.score[name], count);
console.log(wrong ? `${wrong} differences` : `mean ${doc.score.mean}, lower ${doc.score.lower}: every sum is right`);
process.exit(wrong ? 1 : 0);
