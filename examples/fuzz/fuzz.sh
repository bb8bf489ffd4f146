#!/bin/sh
# Fuzzes targets one after another. Usage: fuzz.sh MINUTES [Class.method ...]; all targets by default.
# Log, corpus and findings of each go to examples/fuzz/target/fuzz/Class.method.
set -eu

cd "$(dirname "$0")"
usage() {
  echo "usage: fuzz.sh MINUTES [Class.method ...]" >&2
  echo "targets:" >&2
  targets | sed 's/^/  /' >&2
  exit 64
}

# every method below an @FuzzTest
targets() {
  find src/test/java -name '*FuzzTest.java' | sort | while read -r file; do
    awk -v class="$(basename "$file" .java)" '
      /@FuzzTest/ { fuzz = 1 }
      fuzz && match($0, /void [A-Za-z0-9]+\(/) { print class "." substr($0, RSTART + 5, RLENGTH - 6); fuzz = 0 }
    ' "$file"
  done
}

[ $# -ge 1 ] || usage
minutes=$1
shift
seconds=$(awk -v m="$minutes" 'BEGIN { s = int(m * 60); if (s < 1) exit 1; print s }') || usage
[ $# -gt 0 ] || set -- $(targets)

[ -f target/class-path.txt ] || {
  echo "build first: mvn test-compile -pl examples/fuzz -am" >&2
  exit 69
}
class_path="target/test-classes:$(cat target/class-path.txt)"
found=0

for target in "$@"; do
  file=$(find src/test/java -name "${target%%.*}.java")
  [ -n "$file" ] || usage
  class=$(echo "${file#src/test/java/}" | sed 's/\.java$//; s#/#.#g')
  work=$PWD/target/fuzz/$target
  mkdir -p "$work/corpus"
  # kept findings are seeds too
  kept=$PWD/src/test/resources/$(echo "$class" | tr . /)Inputs/${target#*.}
  [ -d "$kept" ] || kept=
  echo "$(date -u +%H:%M:%S) $target for $seconds s, log in $work/log"
  status=0
  nice -n 19 "${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx512m -Xss1m -XX:+EnableDynamicAgentLoading \
    -Dvc.root="$PWD/../.." -cp "$class_path" com.code_intelligence.jazzer.Jazzer \
    --target_class="$class" --target_method="${target#*.}" \
    --instrumentation_includes='org.workcommons.**:com.apicatalog.**:com.exceptionfactory.**:de.siegmar.**' \
    --reproducer_path="$work" \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=8192 -len_control=0 -print_final_stats=1 \
    -artifact_prefix="$work/" "$work/corpus" $kept >>"$work/log" 2>&1 || status=$?
  executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/log" | tail -1)
  coverage=$(grep -o 'cov: [0-9]*' "$work/log" | tail -1)
  echo "$(date -u +%H:%M:%S) $target: exit $status, ${executed:-?} executions, ${coverage:-no coverage}"
  [ "$status" -eq 0 ] || found=1
done
exit $found
