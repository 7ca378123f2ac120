// eslint-disable-next-line @typescript-eslint/no-require-imports -- mocha loads a reporter as CommonJS
const { appendFileSync } = require('node:fs');

/** Runs inside the suite and writes a line of JSON for each test, at once, so that what is told survives a crash. */
module.exports = function Reporter(runner, { reporterOptions: { output } }) {
  const tell = (outcome) => (test, error) => {
    const title = test.fullTitle().replace(/\s+/gu, ' ').trim();
    const reason = error === undefined ? {} : { reason: String(error?.stack ?? error).slice(0, 2000) };
    const told = { outcome: test.type === 'hook' ? 'hook' : outcome, title, ...reason };
    appendFileSync(output, `${JSON.stringify(told)}\n`);
  };
  runner.on('pass', tell('passed'));
  runner.on('fail', tell('failed'));
  runner.on('pending', tell('skipped'));
};
