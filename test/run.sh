#!/bin/sh
# Everything that has to hold: types and style are judged beside the tests, which at first wait for clocks.
npm run --silent assets || exit
npm run --silent check &
check=$!
vitest run "$@"
tests=$?
wait $check || exit
exit $tests
