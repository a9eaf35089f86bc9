import { ballotCommand } from './ballot-command';
import { benchCommand } from './bench-command';
import { CliProblem } from './problem';
import { keygenCommand } from './keygen-command';
import { keyFileCommand } from './key-file-command';
import { shareCommand } from './share-command';
import { shuffleCommand } from './shuffle-command';
import { simulateCommand } from './simulate-command';
import { verifyCommand } from './verify-command';

const usage = `Usage:
  verify FILE... [--json]    check archives; exit 0 all valid, 1 some invalid, 2 some unusable
  ballot                     JSON lines {election, credential, choices} in, one signed ballot a line out
  share ARCHIVE OWNER        {"privateKey":"decimal"} in, {partial_decryption, owned} out
  shuffle --in A --out B --custodian N [--last]
                             appends a custodian's shuffle; the last ends them
  keygen GROUP               {"privateKey","publicKey"} out
  keyfile GROUP              {"passphrase"} in, a new key file out; with {"keyFile"} too, what it locks
  bench --group G --answers N --ballots N [--max N]
                             how long a ballot takes to make, one line of JSON
  simulate --group G --ballots N --questions FILE --trustees N --out FILE
           [--tally-only --secrets FILE]   stops at the tally and writes the custodians' keys, for tests
`;

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  verify: verifyCommand,
  ballot: ballotCommand,
  share: shareCommand,
  shuffle: shuffleCommand,
  keygen: keygenCommand,
  keyfile: keyFileCommand,
  simulate: simulateCommand,
  bench: benchCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  process.stderr.write(usage);
  process.exitCode = 64;
} else {
  try {
    process.exitCode = await command(args);
  } catch (problem) {
    if (!(problem instanceof CliProblem)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = 64;
  }
}
