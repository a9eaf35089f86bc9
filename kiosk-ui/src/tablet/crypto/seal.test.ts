import { beforeEach, describe, expect, it } from 'vitest';
import { FixtureMeeting, items } from '../../../e2e/fixture-meeting';
import { webCryptoRandom } from '../../ballot/random';
import { read, readRoundKit, readTabletView, type RoundKit } from '../../view';
import type { PrepareRequest } from './messages';
import { receiptHolds } from './receipt';
import { TabletService } from './service';

let meeting: FixtureMeeting;
beforeEach(() => {
  meeting = new FixtureMeeting();
  meeting.open('appointments', [0]);
});

function ask(change: (kit: RoundKit) => unknown = (kit) => kit, slip = 1): PrepareRequest {
  const kit = read(readRoundKit, meeting.kit());
  const view = read(readTabletView, meeting.tabletView());
  const changed = kit.ok ? read(readRoundKit, change(kit.value)) : kit;
  if (!changed.ok || !view.ok) throw new Error('the fixture is misshapen');
  return {
    kit: changed.value,
    archives: Object.fromEntries(meeting.round?.polls.map(({ uuid, archive }) => [uuid, archive]) ?? []),
    items: view.value.items,
    seal: { meeting: meeting.id, observerKey: meeting.observer.publicKey, shownCode: meeting.round?.code },
    slip: meeting.slips[slip] ?? '',
  };
}

async function verdict(request: PrepareRequest): Promise<string> {
  const result = await new TabletService(webCryptoRandom).handle({ id: 1, kind: 'prepare', ask: request });
  return result.ok ? 'ok' : result.code;
}

const firstPoll = (kit: RoundKit, changes: object) => ({
  ...kit,
  polls: kit.polls.map((poll, index) => (index === 0 ? { ...poll, ...changes } : poll)),
});

describe('preparing a 表决票', () => {
  it('offers what is sealed, without the poll that the slip was withheld from', async () => {
    const prepare = async (slip: number) => {
      const request = { id: 1, kind: 'prepare', ask: ask(undefined, slip) } as const;
      const result = await new TabletService(webCryptoRandom).handle(request);
      return result.ok && typeof result.value === 'object' && 'sections' in result.value
        ? result.value.sections.map((section) => section.item.id)
        : [];
    };
    expect(await prepare(1)).toEqual(['i1', 'i2', 'i3', 'i5', 'i6']);
    expect(await prepare(0)).toEqual(['i1', 'i2', 'i5', 'i6']);
  });

  it.each<[string, (kit: RoundKit) => unknown, string]>([
    ['no seals', (kit) => ({ ...kit, seals: [] }), 'NO_SEAL'],
    ['one seal missing', (kit) => ({ ...kit, seals: kit.seals.slice(1) }), 'NO_SEAL'],
    ['a seal twice', (kit) => ({ ...kit, seals: [...kit.seals, ...kit.seals] }), 'SEAL_INVALID'],
    ['another size', (kit) => firstPoll(kit, { size: 9 }), 'SEAL_INVALID'],
    ['another setup', (kit) => firstPoll(kit, { setup: '0'.repeat(64) }), 'SEAL_INVALID'],
    ['another election', (kit) => firstPoll(kit, { election: kit.polls[1]?.election }), 'SEAL_INVALID'],
    ['another round', (kit) => ({ ...kit, round: 'r9' }), 'SEAL_INVALID'],
    ['another code', (kit) => ({ ...kit, code: '山水火木土石' }), 'CODE_MISMATCH'],
    ['a poll on another item', (kit) => firstPoll(kit, { item: 'i4' }), 'PAPER_MISMATCH'],
  ])('refuses %s', async (_, change, code) => {
    expect(await verdict(ask(change))).toBe(code);
  });

  it('refuses a seal by another key, another meeting, and a forged list', async () => {
    const request = ask();
    const seal = { ...request.seal, observerKey: meeting.server.publicKey };
    expect(await verdict({ ...request, seal })).toBe('SEAL_INVALID');
    expect(await verdict({ ...request, seal: { ...request.seal, meeting: 'm2' } })).toBe('SEAL_INVALID');
    const [first, second] = request.kit.polls;
    const archives = { ...request.archives, [first!.uuid]: request.archives[second!.uuid]! };
    expect(await verdict({ ...request, archives })).toBe('LIST_INVALID');
  });

  it('refuses when the agenda shows another person than the sealed question', async () => {
    const request = ask();
    const swapped = request.items.map((item) =>
      item.id === 'i1' ? { ...item, candidates: request.items[1]!.candidates } : item,
    );
    expect(await verdict({ ...request, items: swapped })).toBe('PAPER_MISMATCH');
    expect(items).toHaveLength(8);
  });
});

it('takes a receipt only for exactly its ballots and under the enrolment’s key', () => {
  const statement = '{"meeting":"m1","round":"r1","trackers":["a","b"]}';
  const receipt = { statement, signature: meeting.server.sign(statement) };
  const context = { meeting: 'm1', round: 'r1', trackers: ['b', 'a'], serverKey: meeting.server.publicKey };
  expect(receiptHolds(receipt, context)).toBe(true);
  expect(receiptHolds(receipt, { ...context, trackers: ['a'] })).toBe(false);
  expect(receiptHolds(receipt, { ...context, round: 'r2' })).toBe(false);
  expect(receiptHolds(receipt, { ...context, serverKey: meeting.observer.publicKey })).toBe(false);
});
