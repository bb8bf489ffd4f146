// Writes what came out of the suites into specs/conformance.md, between its two marks.
// Usage: node report.mjs SUITES FOLDER, the same folders that run.sh was given.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {join} from 'node:path';

const [suites, folder] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));
const target = join(here, '../../../specs/conformance.md');
const published = JSON.parse(readFileSync(join(here, 'published.json'), 'utf8'));

const rows = [];
const notes = [];
for(const [suite, {title, published: best, skips = {}}] of Object.entries(published)) {
  const file = join(folder, 'results', `${suite}.json`);
  if(!existsSync(file)) {
    rows.push(`| ${title} | \`${suite}\` | not run | | | ${best} |`);
    continue;
  }
  const {stats, pending} = JSON.parse(readFileSync(file, 'utf8'));
  const version = execFileSync('git', ['-C', join(suites, suite), 'log', '-1', '--format=%h, %cs'])
    .toString().trim();
  rows.push(`| ${title} | \`${suite}\` ${version} | ${stats.passes} | ${stats.failures} | ` +
    `${stats.pending} | ${best} |`);
  const reasons = new Map();
  for(const {fullTitle} of pending) {
    const why = Object.entries(skips).find(([part]) => fullTitle.includes(part))?.[1] ?? 'no reason given';
    reasons.set(why, (reasons.get(why) ?? 0) + 1);
  }
  for(const [why, count] of reasons) {
    notes.push(`- ${title}: ${count} skipped: ${why}.`);
  }
}

const table = [
  '| suite | repository, version | passed | failed | skipped | best published results |',
  '|---|---|---:|---:|---:|---|',
  ...rows, '', ...notes
].join('\n');
const [start, end] = ['<!-- suites: written by report.mjs -->', '<!-- suites: end -->'];
const text = readFileSync(target, 'utf8');
if(!text.includes(start) || !text.includes(end)) {
  throw new Error(`${target} has no place for the table`);
}
writeFileSync(target, text.slice(0, text.indexOf(start) + start.length) + `\n${table}\n` +
  text.slice(text.indexOf(end)));
console.log(table);
