#!/usr/bin/env bash
# Installs the packages when the lock file is newer than they are, then runs the npm scripts named.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

command -v npm >/dev/null || {
    echo "Building the tablet pages needs Node.js 20 with npm: install them (on Debian: apt-get install nodejs npm)." >&2
    exit 2
}
# npm writes this file last, so an interrupted installation is done again.
if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund
    touch node_modules/.package-lock.json
fi
for script in "${@:-build}"; do
    npm run --silent "$script"
done
