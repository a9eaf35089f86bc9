import { describe, expect, it } from 'vitest';
import { verifyArchive } from '../ballot/verifier';
import { ed25519 } from '../ballot/group';
import { smallPoll } from '../ballot/testing/polls';
import type { Me, MeetingView, Round } from '../view';
import { due, tabsOf } from './due';
import type { Station } from './local';
import { pageVerdict } from './page-verdict';
import { isInCharge, isSealerInstead } from './sealer';
import { phaseOf } from './use-verdicts';

const round = (part: object) => ({ id: 'r1', state: 'DRAFT', polls: [], ...part }) as unknown as Round;

describe('the page’s own verdict', () => {
  it('is made when the polls are set up, at the close and at the result, and of no void round', () => {
    expect(phaseOf(round({}))).toBeUndefined();
    expect(phaseOf(round({ code: '松' }))).toBe('setup');
    expect(phaseOf(round({ code: '松', state: 'OPEN' }))).toBe('setup');
    expect(phaseOf(round({ state: 'RECONCILED' }))).toBe('closed');
    expect(phaseOf(round({ state: 'DECRYPTED' }))).toBe('result');
    expect(phaseOf(round({ state: 'VOID', code: '松' }))).toBeUndefined();
  });

  it('tells every check of the report', async () => {
    const report = await verifyArchive(smallPoll(ed25519).archive);
    const verdict = pageVerdict('u', 'h', report);
    expect(verdict).toMatchObject({ verdict: 'valid', stage: 'result' });
    expect(verdict.checks).toHaveLength(report.checks.length);
  });
});

describe('who seals', () => {
  const view = (part: object) =>
    ({
      people: { scrutineers: [], tellers: [], sealsInstead: '冯乙' },
      observation: { remarks: [], sheets: [] },
      items: [],
      rounds: [],
      ...part,
    }) as unknown as MeetingView;
  const me = (role: string, name: string) => ({ role, name }) as unknown as Me;

  it('is the scrutineer whom the superior named', () => {
    expect(isSealerInstead(view({}), me('SCRUTINEER', '冯乙'))).toBe(true);
    expect(isSealerInstead(view({}), me('SCRUTINEER', '周甲'))).toBe(false);
    expect(tabsOf('SCRUTINEER', true, true)).toContain('seal');
    expect(tabsOf('SCRUTINEER', true)).not.toContain('seal');
  });

  it('is after a handover who took over', () => {
    const over = view({ observation: { handover: { name: '钱某' }, remarks: [], sheets: [] } });
    expect(isInCharge(over, me('OBSERVER', '钱某'))).toBe(true);
    expect(isInCharge(over, me('OBSERVER', '郑某'))).toBe(false);
  });

  it('waits while the count waits', () => {
    const rounds = [{ id: 'r1', sealed: true, cosigned: false, given: false }];
    const station = { hasKey: true, shared: [], rounds };
    const waiting = view({ round: round({ state: 'CLOSED', hold: { cause: 'LATE_OBSERVER', by: '' } }) });
    expect(due(waiting, 'OBSERVER', station as unknown as Station)).toBeUndefined();
  });
});
