#!/usr/bin/env bash
# ./build.sh         builds everything into dist/
# ./build.sh test    builds, then runs the tests
# ./build.sh test-all  these, and the package through the tools that others build with
# ./build.sh serve   serves dist/ on 127.0.0.1
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
ROOT=$PWD
FEATURES=cli,pages
WASM_TARGET=wasm32-unknown-unknown

umask 022 # what is built is for others to read
say()  { printf '\n[%4d s] %s\n' "$SECONDS" "$*" >&2; }
fail() { printf '%s\n' "$*" >&2; exit 2; }

need_tools() {
  local missing=0
  need() { printf 'missing: %s\n' "$*" >&2; missing=1; }
  command -v cargo >/dev/null && command -v rustc >/dev/null || need "Rust (cargo, rustc): install it with rustup, https://rustup.rs"
  command -v cc >/dev/null || need "a C linker (cc): install gcc or clang"
  command -v npm >/dev/null || need "npm: it comes with Node, https://nodejs.org"
  if ! command -v node >/dev/null; then need "Node 20 or newer: https://nodejs.org"
  elif ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)'; then need "Node 20 or newer: this one is $(node --version)"
  fi
  [ "$missing" = 0 ] || exit 2
}

# The same flags for every build: no path of this machine gets into an artefact, and nothing is built twice.
# Encoded, since a folder's name may hold spaces.
rust_flags() {
  local cargo_home=${CARGO_HOME:-$HOME/.cargo} sysroot
  sysroot=$(rustc --print sysroot)
  local flags=("--remap-path-prefix=$sysroot=/rust" "--remap-path-prefix=$cargo_home=/cargo" "--remap-path-prefix=$ROOT=/plan-explorer")
  CARGO_ENCODED_RUSTFLAGS=$(IFS=$'\x1f'; printf %s "${flags[*]}")
  export CARGO_ENCODED_RUSTFLAGS CARGO_TARGET_DIR=$ROOT/target
  unset RUSTFLAGS
}

# What is set in the environment and not used would else be looked for in vain.
say_ignored() {
  local name ignored=()
  for name in CARGO_TARGET_DIR RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET; do [ -z "${!name:-}" ] || ignored+=("$name"); done
  [ ${#ignored[@]} = 0 ] || say "not used: ${ignored[*]}. What is built goes to target/ and has one set of flags, so that it is the same everywhere."
}

# All folders that are written into, before anything is: a build that stops in the middle of its work says less.
need_room() {
  local folder owner
  mkdir -p build 2>/dev/null || fail "cannot make the folder build in $ROOT: is the disk full, read-only, or another user's?"
  for folder in build target dist www www/node_modules; do
    [ -e "$folder" ] || continue
    [ -d "$folder" ] || fail "$ROOT/$folder is no folder: move it away"
    [ -w "$folder" ] && continue
    owner=$(ls -ld "$folder" | awk '{print $3}')
    fail "cannot write into $ROOT/$folder, which belongs to $owner: build as that user, or in a copy of your own"
  done
}

# One build at a time in one folder; the lock names the process that holds it, so that one left behind is known.
lock() {
  local holder told=
  until ln -s $$ build/.lock 2>/dev/null; do
    holder=$(readlink build/.lock) || fail "cannot lock $ROOT/build: is the disk full, or read-only?"
    ps -p "$holder" >/dev/null 2>&1 || { rm -f build/.lock; continue; }
    [ -n "$told" ] || say "another build is at work in this folder (process $holder): waiting for it"
    told=1
    sleep 1
  done
  trap unlock EXIT
}
unlock() { [ "$(readlink build/.lock)" != $$ ] || rm -f build/.lock; }

need_wasm_target() {
  [ ! -d "$(rustc --print target-libdir --target $WASM_TARGET)" ] || return 0
  say "adding the target $WASM_TARGET"
  command -v rustup >/dev/null || fail "missing: the Rust target $WASM_TARGET, and no rustup to add it with: https://rustup.rs"
  rustup target add $WASM_TARGET
}

need_packages() {
  cmp -s www/package-lock.json www/node_modules/.installed && return
  say "front end: packages"
  (cd www && npm ci --ignore-scripts --no-audit --no-fund --fetch-retries=1 --fetch-retry-mintimeout=1000 --fetch-timeout=30000) \
    || fail "the packages that www/package-lock.json names could not be fetched: is there a network, and does npm reach its registry?"
  cp www/package-lock.json www/node_modules/.installed
}

# Replaces a file only by another content: cargo rebuilds whatever includes a file that looks newer.
replace() { if cmp -s "$1" "$2"; then rm "$1"; else mv "$1" "$2"; fi; }

build() {
  need_tools
  need_room
  say_ignored
  lock
  rust_flags
  need_wasm_target
  need_packages

  say "native: command line, and what the pages are made with"
  cargo build --locked --release --features $FEATURES

  say "corpus: seeds/ to build/corpus.plan"
  target/release/plan-explorer build --seeds seeds --parts -o build/new.plan
  local part
  for part in "" .core .annex; do replace build/new.plan$part build/corpus.plan$part; done

  say "engines: wasm"
  engine bindgen-first --no-default-features
  engine bindgen

  say "pages: dist/"
  node www/pack/pack.mjs build dist.new target/release/plan-lzma
  no_paths dist.new
  node www/pack/publish.mjs dist.new dist

  node www/pack/sizes.mjs dist
  say "done. Open dist/plan-explorer.html in a browser (a double click will do), or run ./build.sh serve"
}

# engine FOLDER [OPTIONS]: compiles the module and puts it, with its glue, into build/FOLDER.
engine() {
  local folder=build/$1
  shift
  cargo rustc --locked --lib --crate-type cdylib --target $WASM_TARGET --profile wasm "$@" -- -C llvm-args=-inline-threshold=40
  target/release/plan-bindgen target/$WASM_TARGET/wasm/plan_explorer.wasm "$folder"
}

# A path of this machine in an artefact would make builds differ and tell where they were made.
no_paths() {
  local path found
  for path in "$ROOT" "${HOME:-}/" "${CARGO_HOME:-$HOME/.cargo}" "$(rustc --print sysroot)"; do
    [ ${#path} -gt 2 ] || continue
    if found=$(grep -rlaF -e "$path" "$1"); then fail "a path of this machine ($path) is in: $found"; fi
  done
}

serve() {
  need_tools
  [ -f dist/index.html ] || build
  unlock
  exec node www/pack/serve.mjs dist 8000
}

step() {
  say "test: $1"
  local start=$SECONDS
  shift
  "$@"
  printf '[%4d s] passed in %d s\n' "$SECONDS" $((SECONDS - start)) >&2
}

need_lints() {
  cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 && return
  say "adding rustfmt and clippy"
  command -v rustup >/dev/null || fail "missing: rustfmt and clippy, and no rustup to add them with: https://rustup.rs"
  rustup component add rustfmt clippy
}

run_tests() {
  build
  need_lints
  step "format" cargo fmt --all --check
  step "clippy, native" cargo clippy --locked --all-targets --features $FEATURES -- -D warnings
  step "clippy, wasm" cargo clippy --locked --lib --target $WASM_TARGET -- -D warnings
  step "clippy, first engine" cargo clippy --locked --lib --target $WASM_TARGET --no-default-features -- -D warnings
  step "Rust" cargo test --locked --features cli
  step "types" www/node_modules/.bin/tsc -p www
  step "boundary: dist/npm in Node" node --test tests/boundary/*.test.mjs
  need_browsers
  step "browsers" node --test --test-concurrency=1 tests/browser/*.test.mjs
  [ "${1:-}" != all ] || others
  local untested
  untested=$(node -e 'import("./tests/browser/drivers/index.mjs").then(({ untested }) => console.log(untested().join("\n")))')
  if [ -z "$untested" ]; then say "all tests passed"
  else say "all tests passed that could run; the pages were NOT TESTED in:"; printf '  %s\n' "$untested" >&2
  fi
}

# Bundlers, development servers and made-up browsers, each with the package as npm packs it.
others() {
  local folder=tests/bundlers
  if ! cmp -s $folder/package-lock.json $folder/node_modules/.installed; then
    # not ci: a part of Vite for another system is in no registry, and ci wants all that the lock file names
    (cd $folder && npm install --no-save --ignore-scripts --no-audit --no-fund)
    cp $folder/package-lock.json $folder/node_modules/.installed
  fi
  step "bundlers" node --test --test-concurrency=1 $folder/*.test.mjs
}

# Browser tests use what is installed; only as root on Debian is what is missing installed.
need_browsers() {
  [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null || return 0
  local wanted=(fonts-noto-cjk) missing=() package
  [ -n "${CHROMIUM:-}" ] || wanted+=(chromium)
  [ -n "${FIREFOX:-}" ] || wanted+=(firefox-esr)
  [ -n "${WEBKIT_DRIVER:-}" ] || wanted+=(webkit2gtk-driver)
  wanted+=(xvfb) # WebKitGTK has no headless mode
  for package in "${wanted[@]}"; do
    dpkg -s "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  [ ${#missing[@]} != 0 ] || return 0
  say "installing ${missing[*]}"
  apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" \
    || printf 'could not install %s\n' "${missing[*]}" >&2
}

case "${1:-build}" in
  build) build ;;
  test) run_tests ;;
  test-all) run_tests all ;;
  serve) serve ;;
  *) fail "usage: ./build.sh [test|test-all|serve]" ;;
esac
