import { mayVote } from './machine';
import type { Event, ProblemCode, Stage, Step, Tablet } from './state';

type ChallengeEvent = Extract<
  Event,
  { type: 'challenge' | 'committed' | 'open' | 'opened' | 'openRefused' | 'afresh' }
>;

/** 验证本机: commit, then cast or open; what was opened is never cast, and the next ballot has fresh randomness. */
export function stepChallenge(tablet: Tablet, event: ChallengeEvent): Step {
  const { stage } = tablet;
  switch (event.type) {
    case 'challenge': {
      if (stage.screen !== 'review' || stage.tracker === undefined) return same(tablet);
      const { paper, marks } = stage;
      return to(
        tablet,
        { screen: 'committed', paper, marks, shown: undefined, opening: false },
        { do: 'commit' },
      );
    }
    case 'committed':
      return stage.screen === 'committed' ? to(tablet, { ...stage, shown: event.shown }) : same(tablet);
    case 'open':
      if (stage.screen !== 'committed' || !stage.shown || stage.opening) return same(tablet);
      return to(tablet, { ...stage, opening: true }, { do: 'open' });
    case 'opened':
      if (stage.screen !== 'committed' || !stage.shown) return same(tablet);
      return to(tablet, { screen: 'opened', paper: stage.paper, shown: stage.shown });
    case 'openRefused': {
      if (stage.screen !== 'committed') return same(tablet);
      const code: ProblemCode = event.refusal.code === 'CHALLENGE_INVALID' ? 'CHALLENGE_INVALID' : 'OTHER';
      const problem: Stage = { screen: 'problem', code, inBox: 'no', refusal: event.refusal };
      return to(tablet, problem, { do: 'discard' });
    }
    case 'afresh':
      if (stage.screen !== 'opened') return same(tablet);
      // Nothing is marked beforehand: what was marked for the test must not slip into the vote.
      return mayVote(tablet.view) && tablet.view?.round?.id === stage.paper.round
        ? to(tablet, { screen: 'ballot', paper: stage.paper, marks: {}, at: 0, changing: false })
        : to(tablet, { screen: 'waiting' }, { do: 'discard' });
  }
}

function same(tablet: Tablet): Step {
  return { tablet, effects: [] };
}

function to(tablet: Tablet, stage: Stage, ...effects: Step['effects']): Step {
  return { tablet: { ...tablet, stage }, effects };
}
