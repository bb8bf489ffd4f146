#!/bin/sh
# Runs suites against a running endpoint. Usage: run.sh SUITES FOLDER [SUITE ...]
# SUITES holds clones of the suites' repositories with their packages installed; FOLDER is the endpoint's.
# What came out of each stands in FOLDER/results/SUITE.json, in the form of mocha's json reporter.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
suites=$(cd "$1" && pwd)
folder=$(cd "$2" && pwd)
shift 2
[ $# -gt 0 ] || set -- vc-data-model-2.0-test-suite vc-di-eddsa-test-suite vc-di-ecdsa-test-suite \
  vc-di-bbs-test-suite vc-bitstring-status-list-test-suite did-key-test-suite \
  vc-api-issuer-test-suite vc-api-verifier-test-suite vc-jose-cose-test-suite
mkdir -p "$folder/results"
for suite in "$@"; do
  cp "$here/localConfig.cjs" "$suites/$suite/localConfig.cjs"
  (
    cd "$suites/$suite"
    PATH="$here/bin:$PATH" ISSUER_NAME="Work Commons" ISSUER_NAME_JWT="Work Commons" ISSUER_NAME_JCS="Work Commons" IDS="$folder/ids.json" NODE_TLS_REJECT_UNAUTHORIZED=0 npx mocha --require "$here/iterators.cjs" --file "$here/preload.mjs" tests/ --timeout 60000 --preserve-symlinks \
      --reporter json --reporter-option output="$folder/results/$suite.json" >"$folder/results/$suite.log" 2>&1
  ) || true
  node -e '
    const {stats, pending} = JSON.parse(require("fs").readFileSync(process.argv[1]));
    console.log(process.argv[2], stats.passes, "passed", stats.failures, "failed", stats.pending, "skipped");
  ' "$folder/results/$suite.json" "$suite"
done
