import type { ComponentChildren } from 'preact';
import { useMeeting, type MeetingFeed, type Problem } from '../live';
import { Bar, Main, Refusal, Screen } from '../look';
import { common, problemText } from '../words/common';
import { page as words } from '../words/page';
import { ActingProvider } from './acting';
import './acts.css';

type Live = Extract<MeetingFeed, { kind: 'live' }>;

/** Signs in, follows the meeting and lends it to the page; says in words what is amiss. */
export function MeetingPage({
  name,
  instead,
  children,
}: {
  readonly name: string;
  /** What stands in place of a refusal that the page itself can do something about. */
  readonly instead?: (problem: Problem) => ComponentChildren;
  readonly children: (feed: Live) => ComponentChildren;
}) {
  const feed = useMeeting();
  if (feed.kind === 'live') {
    return (
      <ActingProvider me={feed.me} view={feed.view}>
        {children(feed)}
      </ActingProvider>
    );
  }
  return (
    <Screen name={feed.kind}>
      <Bar>
        <b>{name}</b>
        <span>{common.product}</span>
      </Bar>
      <Main>
        <h1 class="unseen">{name}</h1>
        {feed.kind === 'waiting' ? (
          <p role="status">{words.loading}</p>
        ) : (
          <div class="stack">
            {instead?.(feed.problem) ?? (
              <>
                <Refusal refusal={problemText(feed.problem)} />
                <p>
                  <a href="./signin.html">{words.signIn}</a>
                </p>
              </>
            )}
          </div>
        )}
      </Main>
    </Screen>
  );
}

/** Quiet when well: only a lasting loss is told. */
export function Connection({ feed }: { readonly feed: Live }) {
  if (feed.state !== 'offline') return null;
  return (
    <p class="offline" role="alert">
      <b>{common.connection.offline}</b> {words.offline}
    </p>
  );
}
