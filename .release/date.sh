#!/bin/sh
# date.sh: the date of this release in seconds since 1970: of the last commit; in a release, which has none, that of NEWS.
cd "$(dirname "$0")/.." || exit 1
if [ -n "${SOURCE_DATE_EPOCH-}" ]; then
    echo "$SOURCE_DATE_EPOCH"
elif [ -e .git ]; then
    git log -1 --format=%ct
else
    stat -c %Y NEWS
fi
